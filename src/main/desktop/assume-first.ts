import type { CommandContext } from './command-context';
import { knownProfile } from './commands-profile';

/** One click from approval to a shell. */
export async function assumeFirst(
  context: CommandContext,
  profileId: string,
  assume: string | null,
): Promise<void> {
  const { status } = knownProfile(context, profileId);
  const active = status?.activeRequests ?? [];
  if (assume === null || active.includes(assume)) return;
  const kept = status?.severalGrants ? active : [];
  await context.clients.client.assume({ profileId, requests: [...kept, assume] });
}
