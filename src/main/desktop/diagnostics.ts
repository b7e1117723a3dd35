import type { Say } from '#shared/i18n/text';
import { t } from '#shared/i18n/text';
import type { AppState } from '#shared/ipc/app-state';
import type { Check, Diagnostics } from '#shared/ipc/diagnostics';
import { settingNames, settingsTable, type Settings } from '#shared/ipc/settings';
import { createRedactor, redactAll } from './redaction';

/** Where the parts of diagnostics come from. */
export interface DiagnosticSources {
  readonly state: () => AppState;
  readonly now: () => number;
  readonly versions: (say: Say) => Diagnostics['versions'];
  readonly processes: () => Diagnostics['processes'];
  /** The last lines of the log. */
  readonly log: () => readonly string[];
  readonly checks: (state: AppState, say: Say) => Promise<readonly Check[]>;
  /** The account's folder, in every spelling that it has. */
  readonly homes: () => readonly string[];
}

/** Puts diagnostics together out of chosen parts, and takes secrets out of all of them. */
export async function collectDiagnostics(
  sources: DiagnosticSources,
  say: Say = t,
): Promise<Diagnostics> {
  const state = sources.state();
  const checks = await sources.checks(state, say);
  const passwords = state.hosted?.demoUsers.map(({ password }) => password) ?? [];
  return redactAll(
    {
      at: sources.now(),
      versions: sources.versions(say),
      processes: sources.processes(),
      states: [...hostedStates(state, say), ...profileStates(state, say)],
      settings: chosenSettings(state.settings, say),
      checks: [...checks],
      log: [...sources.log()],
    },
    createRedactor(passwords, sources.homes()),
  );
}

function hostedStates({ hosted }: AppState, say: Say): Diagnostics['states'] {
  const title = say('desktopChecks.hosted.title');
  if (!hosted) return [{ name: title, value: say('desktopChecks.hosted.none') }];
  const { name, state, demo, apiAddress: api, proxyAddress: gateway, error, warnings } = hosted;
  const parts = [
    say('desktopChecks.hosted.state', { name, demo: demo ? 'yes' : 'no', state }),
    state === 'running' ? say('desktopChecks.hosted.addresses', { api, gateway }) : '',
    error ? `${error.code}: ${error.message}` : '',
    ...warnings,
  ];
  return [{ name: title, value: sentences(parts) }];
}

function profileStates(
  { profiles, activeProfile, sessions }: AppState,
  say: Say,
): Diagnostics['states'] {
  return profiles.map(({ id, userName, cluster, state, stateReason, status, auditWarning }) => {
    const own = sessions.filter((session) => session.profileId === id);
    const states = own.map((each) => say(`desktopChecks.session.${each.state}`)).join(', ');
    const time = status ? new Date(status.validUntil).toISOString() : '';
    const shown = id === activeProfile ? [say('desktopChecks.profile.shown')] : [];
    const parts = [
      [say(`desktopChecks.profile.${state}`), ...shown].join(', '),
      stateReason,
      say('desktopChecks.profile.cluster', { address: cluster.address }),
      time === '' ? '' : say('desktopChecks.profile.certificate', { time }),
      states === '' ? '' : say('desktopChecks.profile.sessions', { states }),
      auditWarning,
    ];
    const name = say('desktopChecks.profile.title', { user: userName, cluster: cluster.name });
    return { name, value: sentences(parts) };
  });
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

/** What is written freely may hold anything, and is only named. */
function chosenSettings(settings: Settings, say: Say): Diagnostics['settings'] {
  return settingNames.flatMap((name) => {
    const value = settings[name];
    if (JSON.stringify(value) === JSON.stringify(settingsTable[name].initial)) return [];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const isPlain = typeof value === 'boolean' || typeof value === 'number' || isWord(name);
    return [{ name, value: isPlain ? shown : say('desktopChecks.settings.changed') }];
  });
}

function isWord(name: keyof Settings): boolean {
  return settingsTable[name].schema.type === 'enum';
}
