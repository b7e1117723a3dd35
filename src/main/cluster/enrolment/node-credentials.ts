import { ExpectedError } from '#shared/api/errors';
import type { ClusterState } from '../store/cluster-state';
import type { NodeRecord } from '../store/records';
import { hashOf, newSecret, sameHash } from './secrets';

const credentialPattern = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

export interface NodeCredential {
  /** `<node id>.<secret>`: what the node sends; handed out once. */
  readonly text: string;
  /** What is kept of it. */
  readonly hash: string;
}

/** Makes what a node proves itself with from its enrolment on. */
export function newNodeCredential(nodeId: string): NodeCredential {
  const secret = newSecret();
  return { text: `${nodeId}.${secret}`, hash: hashOf(secret) };
}

/** The id of the node that a credential says it is of, which proves nothing yet; `null` for no credential at all. */
export function claimedNode(credential: string): string | null {
  return credentialPattern.exec(credential)?.[1] ?? null;
}

/**
 * The node whose credential this is.
 *
 * @throws ExpectedError `wrong_credentials`, the same for a node that is gone and for a wrong secret
 */
export function requireNode(state: ClusterState, credential: string): NodeRecord {
  const [, id = '', secret = ''] = credentialPattern.exec(credential) ?? [];
  const node = state.nodeNamed(id);
  const known = node?.nodeId === id ? node.credentialHash : null;
  if (node && known !== null && sameHash(known, hashOf(secret))) return node;
  throw new ExpectedError(
    'wrong_credentials',
    'The cluster does not know this server any more. Enrol it again with a new command, or run ' +
      '"daypass-node remove" on it.',
  );
}
