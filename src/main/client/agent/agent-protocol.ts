import type { KeyObject } from 'node:crypto';
import { certificateAlgorithm } from '../../ssh/certificate';
import { createSshSignature } from '../../ssh/signature';
import { SshWriter, WireError, readAll } from '../../ssh/wire';

/**
 * The messages of the SSH agent protocol (draft-ietf-sshm-ssh-agent, section 3 and on) that are answered: list and
 * sign. The bytes here are messages without their length prefix.
 */
const message = {
  failure: 5,
  requestIdentities: 11,
  identitiesAnswer: 12,
  signRequest: 13,
  signResponse: 14,
} as const;

/** The certificate that the agent offers, and the key that it certifies. */
export interface AgentIdentity {
  /** A wire blob. */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly comment: string;
  /** The only host key that a signature may be bound to, as a wire blob. */
  readonly hostKey: Buffer;
}

const failure = Buffer.from([message.failure]);

/** Answers one message. Whatever is not understood, malformed or not offered here answers as a failure. */
export function answerAgent(request: Buffer, identity: AgentIdentity): Buffer {
  try {
    switch (request[0]) {
      case message.requestIdentities:
        return request.length === 1 ? listIdentities(identity) : failure;
      case message.signRequest:
        return sign(request.subarray(1), identity);
      default:
        return failure;
    }
  } catch (error) {
    if (error instanceof WireError) return failure;
    throw error;
  }
}

function listIdentities(identity: AgentIdentity): Buffer {
  return new SshWriter()
    .byte(message.identitiesAnswer)
    .uint32(1)
    .string(identity.certificate)
    .string(identity.comment)
    .toBuffer();
}

function sign(body: Buffer, identity: AgentIdentity): Buffer {
  const { key, data } = readAll(body, (reader) => {
    const asked = { key: reader.string(), data: reader.string() };
    // The flags choose among RSA's signatures; an Ed25519 key has only one.
    reader.uint32();
    return asked;
  });
  if (!key.equals(identity.certificate) || !isSignIn(data, identity)) return failure;
  const signature = createSshSignature(identity.privateKey, data);
  return new SshWriter().byte(message.signResponse).string(signature).toBuffer();
}

/**
 * Whether the data is an SSH sign-in with this very certificate (RFC 4252, section 7, and OpenSSH's PROTOCOL,
 * "publickey-hostbound-v00"), and, where a host key is bound in, towards our gateway. The agent signs nothing
 * else, so that nobody gets it to sign a file, a commit or a sign-in elsewhere.
 */
function isSignIn(data: Buffer, identity: AgentIdentity): boolean {
  return readAll(data, (reader) => {
    reader.string(); // the session's id
    const isRequest = reader.byte() === 50;
    reader.string(); // the user name, which the gateway judges
    const isConnection = reader.text() === 'ssh-connection';
    const method = reader.text();
    const isSigned = reader.byte() === 1;
    const isOurs =
      reader.text() === certificateAlgorithm && reader.string().equals(identity.certificate);
    const isBound = method === 'publickey-hostbound-v00@openssh.com';
    const isOurGateway = !isBound || reader.string().equals(identity.hostKey);
    const isPublicKey = isBound || method === 'publickey';
    return isRequest && isConnection && isPublicKey && isSigned && isOurs && isOurGateway;
  });
}
