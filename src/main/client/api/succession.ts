import { createHash } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import type { Handover } from '#shared/model/authority';
import { followHandovers, type HeldKey } from '../../ssh/handover';
import { createApiClient } from './api-client';
import type { ServerTrust } from './server-trust';

/** The cluster's id from the name that its server's certificate carries. */
export function clusterOf(serverName: string): string | undefined {
  return /^([0-9a-f-]{36})\.daypass\.internal$/.exec(serverName)?.[1];
}

/** The pin of a SubjectPublicKeyInfo (DER in base64). */
function pinOfKey(key: string): string {
  return `sha256:${createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex')}`;
}

/**
 * Whether the authority that a server shows is one that the pinned authority vouched for, directly or by others
 * between: asks the server for the hand-overs, which is no secret, and believes nothing that is not signed by the key
 * before.
 *
 * @param shown the authority that issued the server's certificate; not trusted yet
 * @param held the pin, and how many hand-overs led to it; `null` where nobody knows
 * @returns what to trust from now on; `null` when nothing leads there
 */
export async function successorOf(input: {
  readonly address: string;
  readonly shown: Omit<ServerTrust, 'handovers'>;
  readonly held: { readonly pin: string; readonly handovers: number | null };
  readonly timeoutMs: number;
}): Promise<ServerTrust | null> {
  const { address, shown, held, timeoutMs } = input;
  const cluster = clusterOf(shown.serverName);
  if (cluster === undefined) return null;
  const trust = { ...shown, handovers: 0 };
  const api = createApiClient({ address, trust: () => trust, identity: () => null, timeoutMs });
  try {
    const { handovers } = await api.call('cluster.handovers', {});
    const last = wayFrom(handovers, held, cluster)?.at(-1);
    if (!last || pinOfKey(last.key) !== shown.pin) return null;
    return { ...shown, handovers: last.number };
  } catch (error) {
    // An older cluster knows nothing of it, and what is no cluster answers something else.
    if (error instanceof ExpectedError && error.code !== 'unreachable') return null;
    throw error;
  } finally {
    api.close();
  }
}

/** The keys on the way from the pinned one; where nobody knows how many came before it, from its last use on. */
function wayFrom(
  handovers: readonly Handover[],
  held: { readonly pin: string; readonly handovers: number | null },
  cluster: string,
): readonly HeldKey[] | null {
  const first = handovers.findLast(
    ({ number, from }) =>
      pinOfKey(from) === held.pin && (held.handovers === null || number === held.handovers + 1),
  );
  if (!first) return null;
  const start = { key: first.from, number: first.number - 1 };
  const way = followHandovers(start, handovers, { authority: 'tls-server', cluster });
  return way.ok ? way.value : null;
}
