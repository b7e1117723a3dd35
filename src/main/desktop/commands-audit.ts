import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { CommandInput, CommandOutput } from '#shared/ipc/contract';
import { exportAudit } from './audit-export';
import type { AuditPlace } from '../client/protocol';
import type { CommandContext } from './command-context';
import { knownProfile } from './commands-profile';
import type { CommandHandlers } from './ipc';

type AuditCommands = 'audit.verify' | 'audit.export' | 'audit.cancel';

/** What takes its time with the audit log: checking and exporting it. One thing at a time for each profile. */
export function auditCommands(context: CommandContext): Pick<CommandHandlers, AuditCommands> {
  const running = new Map<string, AbortController>();

  async function alone<T>(
    profileId: string,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (running.has(profileId)) throw new ExpectedError('wrong_state', t('desktop.audit.busy'));
    const controller = new AbortController();
    running.set(profileId, controller);
    try {
      return await work(controller.signal);
    } finally {
      running.delete(profileId);
    }
  }

  return {
    'audit.verify': ({ profileId }) =>
      alone(profileId, (signal) => verify(context, profileId, signal)),
    'audit.export': (input) => alone(input.profileId, (signal) => save(context, input, signal)),
    'audit.cancel': async ({ profileId }) => {
      running.get(profileId)?.abort();
      return {};
    },
  };
}

async function verify(
  { clients, push }: CommandContext,
  profileId: string,
  signal: AbortSignal,
): Promise<CommandOutput<'audit.verify'>> {
  const check = (from: AuditPlace | null) => clients.client.checkAudit({ profileId, from });
  for (let part = await check(null); !signal.aborted; part = await check(part.next)) {
    const { checked, firstBad, trouble, kept, next, end } = part;
    push('auditProgress', { profileId, done: checked, total: end });
    if (next === null || trouble !== '') return { checked, firstBad, trouble, kept };
  }
  return null;
}

async function save(
  context: CommandContext,
  { profileId, filter }: CommandInput<'audit.export'>,
  signal: AbortSignal,
): Promise<CommandOutput<'audit.export'>> {
  const { cluster } = knownProfile(context, profileId);
  const day = new Date(context.now()).toISOString().slice(0, 10);
  const path = await context.chooseFile(`audit-${cluster.name}-${day}.jsonl`);
  if (path === null) return null;
  const events = await exportAudit({
    client: context.clients.client,
    profileId,
    path,
    filter,
    signal,
    onProgress: (done, total) => context.push('auditProgress', { profileId, done, total }),
  });
  return events === null ? null : { path, events };
}
