import { randomBytes, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { loginSchema } from '#shared/model/principal-schema';
import { encodeCertificate } from '../../ssh/certificate';
import { plainAddress } from '../../ssh/source-address';
import {
  type NodeExtension,
  nodeCertificateBackSeconds,
  nodeCertificateSeconds,
  nodePrincipal,
  sourceAddressOption,
} from './certificate-names';

const addressSchema = z.union([z.ipv4(), z.ipv6()]);

/**
 * Signs the certificate for one connection to a node: one principal, `<node id>:<login>`; usable from the gateway's
 * address only; for two minutes; permitting what the connection may carry, and nothing else.
 *
 * @returns the certificate as a wire blob
 * @throws ZodError or WireError for an id, login, address or key that must not stand in one
 */
export function issueNodeCertificate(input: {
  /** The node authority's private key (Ed25519). */
  readonly authority: KeyObject;
  /** The key made for this connection, as an SSH wire blob of type ssh-ed25519. */
  readonly publicKey: Buffer;
  /** The node's immutable id, a UUID. */
  readonly nodeId: string;
  readonly login: string;
  /** The gateway's address as the node sees it. */
  readonly source: string;
  /** Text for the node's log: who connects, in which session. */
  readonly keyId: string;
  readonly extensions: readonly NodeExtension[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}): Buffer {
  const second = Math.floor(input.now / 1_000);
  const nodeId = z.uuid().parse(input.nodeId);
  const login = loginSchema.parse(input.login);
  const source = addressSchema.parse(plainAddress(input.source));
  return encodeCertificate(
    {
      type: 'user',
      publicKey: input.publicKey,
      serial: randomBytes(8).readBigUInt64BE(),
      keyId: input.keyId,
      principals: [nodePrincipal(nodeId, login)],
      validAfter: BigInt(second - nodeCertificateBackSeconds),
      validBefore: BigInt(second + nodeCertificateSeconds),
      criticalOptions: new Map([[sourceAddressOption, source]]),
      extensions: new Map(input.extensions.map((name) => [name, ''])),
    },
    input.authority,
  );
}
