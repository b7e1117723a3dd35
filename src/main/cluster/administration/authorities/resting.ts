import type { AuthorityName } from '#shared/model/authority';
import { fingerprintOf } from '../../authority/authorities';
import type { AuthorityRing } from '../../authority/authority-file';
import type { ClusterState } from '../../store/cluster-state';
import type { NodeRecord } from '../../store/records';

/** The keys of a ring by their fingerprints, while two are trusted. */
export interface RingPrints {
  /** The one that stays once the rotation is over. */
  readonly stays: string;
  /** The one that will be gone; `null` while nothing rotates. */
  readonly goes: string | null;
  /** The one that was there before the rotation began. */
  readonly before: string;
}

/** Before a rotation is finished the signing key stays; while it is prepared, the new one is meant to. */
export function printsOf(name: AuthorityName, { state, keys }: AuthorityRing): RingPrints {
  const [signs, other] = keys.map((key) => fingerprintOf(name, key)) as [string, string?];
  if (other === undefined) return { stays: signs, goes: null, before: signs };
  const [stays, goes] = state === 'prepared' ? [other, signs] : [signs, other];
  return { stays, goes, before: state === 'switched' ? other : signs };
}

/** What a node last said it trusts; nothing for one that never said. */
export function trustsOf(node: NodeRecord): readonly string[] {
  return node.trusts ?? [];
}

/**
 * The enrolled nodes that have said which keys they trust, and not this one. Built-in nodes read the keys at each
 * connection, so they are never behind.
 *
 * @param unsaid whether nodes that never said anything are among them
 */
export function nodesBehind(
  state: Pick<ClusterState, 'nodes'>,
  fingerprint: string,
  unsaid: boolean,
): readonly NodeRecord[] {
  return [...state.nodes.values()].filter((node) => {
    const trusts = trustsOf(node);
    return !node.builtIn && (trusts.length === 0 ? unsaid : !trusts.includes(fingerprint));
  });
}

/** What would be cut off if the key that goes were dropped now. */
export interface Resting {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  /** So many sign-ins have certificates that it signed. */
  readonly signIns: number;
  /** When the last of those ends by itself; `null` where there is none. */
  readonly until: number | null;
}

/**
 * What still rests on a key of an authority. A node that never said what it trusts has the key that was there when
 * it was enrolled.
 */
export function restingOn(
  state: Pick<ClusterState, 'nodes' | 'sessions'>,
  name: AuthorityName,
  ring: AuthorityRing,
  now: number,
): Resting {
  const { stays, goes, before } = printsOf(name, ring);
  const nodes =
    name === 'node'
      ? nodesBehind(state, stays, stays !== before).map(({ resource: { id, name: called } }) => ({
          id,
          name: called,
        }))
      : [];
  const isForUsers = name === 'user' || name === 'tls-user';
  // Before the switch nothing new rests on anything: those who have certificates get others by then.
  const counts = isForUsers && goes !== null && ring.state !== 'prepared';
  const sessions = counts
    ? [...state.sessions.values()].filter(
        ({ ended, expires, signedBy }) =>
          ended === null && expires > now && !(signedBy?.includes(stays) ?? false),
      )
    : [];
  const ends = sessions.map(({ expires }) => expires);
  return {
    nodes,
    signIns: sessions.length,
    until: ends.length > 0 ? Math.max(...ends) : null,
  };
}
