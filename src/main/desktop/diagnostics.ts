import type { AppState } from '#shared/ipc/app-state';
import type { Check, Diagnostics } from '#shared/ipc/diagnostics';
import { settingNames, settingsTable, type Settings } from '#shared/ipc/settings';
import { createRedactor, redactAll } from './redaction';

/** Where the parts of diagnostics come from. */
export interface DiagnosticSources {
  readonly state: () => AppState;
  readonly now: () => number;
  readonly versions: () => Diagnostics['versions'];
  readonly processes: () => Diagnostics['processes'];
  /** The last lines of the log. */
  readonly log: () => readonly string[];
  readonly checks: (state: AppState) => Promise<readonly Check[]>;
  /** The account's folder, in every spelling that it has. */
  readonly homes: () => readonly string[];
}

/** Puts diagnostics together out of chosen parts, and takes secrets out of all of them. */
export async function collectDiagnostics(sources: DiagnosticSources): Promise<Diagnostics> {
  const state = sources.state();
  const checks = await sources.checks(state);
  const passwords = state.hosted?.demoUsers.map(({ password }) => password) ?? [];
  return redactAll(
    {
      at: sources.now(),
      versions: sources.versions(),
      processes: sources.processes(),
      states: [...hostedStates(state), ...profileStates(state)],
      settings: chosenSettings(state.settings),
      checks: [...checks],
      log: [...sources.log()],
    },
    createRedactor(passwords, sources.homes()),
  );
}

function hostedStates({ hosted }: AppState): Diagnostics['states'] {
  if (!hosted) return [{ name: 'Cluster hosted here', value: 'none' }];
  const { name, state, demo, apiAddress, proxyAddress, error, warnings } = hosted;
  const parts = [
    `${name}${demo ? ', the demo' : ''}: ${state}`,
    state === 'running' ? `API at ${apiAddress}, gateway at ${proxyAddress}` : '',
    error ? `${error.code}: ${error.message}` : '',
    ...warnings,
  ];
  return [{ name: 'Cluster hosted here', value: sentences(parts) }];
}

function profileStates({ profiles, activeProfile, sessions }: AppState): Diagnostics['states'] {
  return profiles.map(({ id, userName, cluster, state, stateReason, status, auditWarning }) => {
    const own = sessions.filter((session) => session.profileId === id);
    const parts = [
      `${state}${id === activeProfile ? ', shown' : ''}`,
      stateReason,
      `cluster at ${cluster.address}`,
      status ? `certificate until ${new Date(status.validUntil).toISOString()}` : '',
      own.length > 0 ? `sessions: ${own.map((each) => each.state).join(', ')}` : '',
      auditWarning,
    ];
    return { name: `${userName} on ${cluster.name}`, value: sentences(parts) };
  });
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

/** What is written freely may hold anything, and is only named. */
function chosenSettings(settings: Settings): Diagnostics['settings'] {
  return settingNames.flatMap((name) => {
    const value = settings[name];
    if (JSON.stringify(value) === JSON.stringify(settingsTable[name].initial)) return [];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const isPlain = typeof value === 'boolean' || typeof value === 'number' || isWord(name);
    return [{ name, value: isPlain ? shown : 'changed' }];
  });
}

function isWord(name: keyof Settings): boolean {
  return settingsTable[name].schema.type === 'enum';
}
