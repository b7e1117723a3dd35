import { verify } from 'node:crypto';
import type { AuthContext, PublicKeyAuthContext } from 'ssh2';
import { publicKeyFromBlob } from '#main/ssh/public-key';
import type { Gatekeeper } from './gatekeeper';
import type { Through } from './jump';

/** A node that keeps itself reachable by its own connection. */
export interface SignedInAsNode {
  readonly type: 'tunnel';
  /** The node's UUID. */
  readonly nodeId: string;
}

const userNamePattern = /^node:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What `node:<id>` asks for as a user name; `null` for any other. */
function nodeOf(userName: string): string | null {
  return userNamePattern.exec(userName)?.[1] ?? null;
}

/**
 * Checks whether a node signs in with the key that it reported. It does so with the plain key, by itself and not by a jump.
 *
 * @returns `asked` when it only asked whether this key would do, which it would; `null` for everything else
 */
export function checkTunnelSignIn(
  options: {
    readonly through: Through | null;
    readonly gatekeeper: Pick<Gatekeeper, 'tunnelKey'>;
  },
  context: AuthContext,
): SignedInAsNode | 'asked' | null {
  const nodeId = options.through === null ? nodeOf(context.username) : null;
  if (nodeId === null || context.method !== 'publickey') return null;
  const key = options.gatekeeper.tunnelKey(nodeId);
  if (key === null || !context.key.data.equals(key)) return null;
  if (!context.signature) return 'asked';
  return ownsKey(context, key) ? { type: 'tunnel', nodeId } : null;
}

/** For a plain key ssh2's server takes the algorithm off the signature: the 64 bytes are left. */
function ownsKey({ blob, signature }: PublicKeyAuthContext, key: Buffer): boolean {
  if (!blob || signature?.length !== 64) return false;
  return verify(null, blob, publicKeyFromBlob(key), signature);
}
