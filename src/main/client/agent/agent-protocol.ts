import type { KeyObject } from 'node:crypto';
import { certificateAlgorithm } from '../../ssh/certificate';
import { createSshSignature } from '../../ssh/signature';
import { SshReader, SshWriter, WireError, readAll } from '../../ssh/wire';
import { bindingExtension, readBinding, type SessionBinding } from './session-binding';

/**
 * The messages of the SSH agent protocol (draft-ietf-sshm-ssh-agent, section 3 and on) that are answered: list, sign,
 * and the one extension by which a client says for which connection. The bytes here are messages without their length
 * prefix.
 */
const message = {
  failure: 5,
  success: 6,
  requestIdentities: 11,
  identitiesAnswer: 12,
  signRequest: 13,
  signResponse: 14,
  extension: 27,
} as const;

/** The certificate that the agent offers, and the key that it certifies. */
export interface AgentIdentity {
  /** A wire blob. */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly comment: string;
  /** Whether a host key or host certificate (a wire blob) is one that a signature may be bound to. */
  readonly isOurHost: (hostKey: Buffer) => boolean;
}

/** One client of the agent, from its connecting to its end. */
export interface AgentClient {
  /** Answers one message. Whatever is not understood, malformed or not offered here answers as a failure. */
  answer(request: Buffer): Buffer;
}

const failure = Buffer.from([message.failure]);
const success = Buffer.from([message.success]);

/** @param identity read for each message, so that assume and drop count at once; `null` offers nothing */
export function serveAgentClient(identity: () => AgentIdentity | null): AgentClient {
  let binding: SessionBinding | null = null;

  function answer(request: Buffer): Buffer {
    const offered = identity();
    switch (request[0]) {
      case message.requestIdentities:
        return request.length === 1 ? list(binding?.forwarding ? null : offered) : failure;
      case message.signRequest:
        return offered ? sign(request.subarray(1), offered, binding) : failure;
      case message.extension:
        return extend(request.subarray(1), offered);
      default:
        return failure;
    }
  }

  /** Once bound, a connection stays that: neither another session nor forwarding widens what it may ask. */
  function extend(body: Buffer, offered: AgentIdentity | null): Buffer {
    const reader = new SshReader(body);
    if (reader.text() !== bindingExtension || binding !== null) return failure;
    const asked = readBinding(body.subarray(reader.position));
    if (asked === null) return failure;
    const isFit = asked.forwarding || offered?.isOurHost(asked.hostKey) === true;
    // One that does not fit is kept as well: what it asks for then is for a stranger, and is not signed.
    binding = asked;
    return isFit ? success : failure;
  }

  return {
    answer(request) {
      try {
        return answer(request);
      } catch (error) {
        if (error instanceof WireError) return failure;
        throw error;
      }
    },
  };
}

function list(identity: AgentIdentity | null): Buffer {
  const writer = new SshWriter().byte(message.identitiesAnswer).uint32(identity ? 1 : 0);
  if (identity) writer.string(identity.certificate).string(identity.comment);
  return writer.toBuffer();
}

function sign(body: Buffer, identity: AgentIdentity, binding: SessionBinding | null): Buffer {
  const { key, data } = readAll(body, (reader) => {
    const asked = { key: reader.string(), data: reader.string() };
    // The flags choose among RSA's signatures; an Ed25519 key has only one.
    reader.uint32();
    return asked;
  });
  if (!key.equals(identity.certificate) || !isSignIn(data, identity, binding)) return failure;
  const signature = createSshSignature(identity.privateKey, data);
  return new SshWriter().byte(message.signResponse).string(signature).toBuffer();
}

/**
 * Whether the data is an SSH sign-in with this very certificate (RFC 4252, section 7, and OpenSSH's PROTOCOL,
 * "publickey-hostbound-v00"), and, where a host key or a session is bound in, towards our gateway in that session. The
 * agent signs nothing else, so that nobody gets it to sign a file, a commit or a sign-in elsewhere.
 */
function isSignIn(data: Buffer, identity: AgentIdentity, binding: SessionBinding | null): boolean {
  return readAll(data, (reader) => {
    const sessionId = reader.string();
    const isRequest = reader.byte() === 50;
    reader.string(); // the user name, which the gateway judges
    const isConnection = reader.text() === 'ssh-connection';
    const method = reader.text();
    const isSigned = reader.byte() === 1;
    const isOurs =
      reader.text() === certificateAlgorithm && reader.string().equals(identity.certificate);
    const isBound = method === 'publickey-hostbound-v00@openssh.com';
    const hostKey = isBound ? reader.string() : null;
    const isPublicKey = isBound || method === 'publickey';
    const isWellFormed = isRequest && isConnection && isPublicKey && isSigned && isOurs;
    return isWellFormed && isOurSession(identity, binding, sessionId, hostKey);
  });
}

function isOurSession(
  identity: AgentIdentity,
  binding: SessionBinding | null,
  sessionId: Buffer,
  hostKey: Buffer | null,
): boolean {
  if (hostKey !== null && !identity.isOurHost(hostKey)) return false;
  if (binding === null) return true;
  return (
    !binding.forwarding &&
    binding.sessionId.equals(sessionId) &&
    identity.isOurHost(binding.hostKey) &&
    (hostKey === null || hostKey.equals(binding.hostKey))
  );
}
