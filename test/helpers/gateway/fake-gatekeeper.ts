import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { issueHostCertificate } from '#main/cluster/authority/host-certificate';
import { issueNodeCertificate } from '#main/cluster/authority/node-certificate';
import { nodeExtensionsFor } from '#main/cluster/identity/certificate-extensions';
import { everything, type SessionPermissions } from '#shared/model/session-permissions';
import type { ConnectionAttempt, Gatekeeper, NodeTarget, Verdict } from '#main/proxy/gatekeeper';
import { publicKeyBlob } from '#main/ssh/public-key';
import { fakeAsking, type FakeAsking } from './fake-asking';

/** A gatekeeper whose decisions and nodes a test sets, and which remembers what it was told. */
export interface FakeGatekeeper extends Gatekeeper, FakeAsking {
  readonly userAuthority: KeyObject;
  readonly nodeAuthority: KeyObject;
  readonly hostAuthority: KeyObject;
  readonly nodes: Map<string, NodeTarget>;
  /** Keys of tunnels, as wire blobs, by the id of the node. */
  readonly tunnelKeys: Map<string, Buffer>;
  /** Says why an attempt is refused, or `null` to allow it. */
  rule: (attempt: ConnectionAttempt) => string | null;
  /** Replaces what a node certificate is made for. */
  mintFor: ((node: NodeTarget, login: string) => { nodeId: string; login: string }) | null;
  /** Says why nobody gets on from here, or `null` to let them. */
  jumpRule: string | null;
  until: number;
  /** What SSH may carry: all of it, unless a test says otherwise. */
  permissions: SessionPermissions;
  readonly calls: { readonly name: string; readonly value: Record<string, unknown> }[];
  change(): void;
  /** What was recorded under this name. */
  recorded(name: string): Record<string, unknown>[];
}

export interface Authorities {
  /** Ed25519, as are all. */
  readonly userAuthority: KeyObject;
  readonly nodeAuthority: KeyObject;
  readonly hostAuthority: KeyObject;
}

export function createAuthorities(): Authorities {
  return {
    userAuthority: generateKeyPairSync('ed25519').privateKey,
    nodeAuthority: generateKeyPairSync('ed25519').privateKey,
    hostAuthority: generateKeyPairSync('ed25519').privateKey,
  };
}

export function createFakeGatekeeper(given: Partial<Authorities> = {}): FakeGatekeeper {
  const { userAuthority, nodeAuthority, hostAuthority } = { ...createAuthorities(), ...given };
  const listeners = new Set<() => void>();
  const record =
    (name: string) =>
    (value: object): void =>
      void keeper.calls.push({ name, value: value as Record<string, unknown> });

  const keeper: FakeGatekeeper = {
    userAuthority,
    nodeAuthority,
    hostAuthority,
    nodes: new Map(),
    rule: () => null,
    mintFor: null,
    jumpRule: null,
    offered: () => null,
    refuseAsking: null,
    asked: [],
    until: Number.MAX_SAFE_INTEGER,
    permissions: everything,
    calls: [],
    change: () => listeners.forEach((listener) => listener()),
    recorded: (name) => keeper.calls.filter((call) => call.name === name).map((call) => call.value),
    tunnelKeys: new Map(),
    tunnelKey: (nodeId) => keeper.tunnelKeys.get(nodeId) ?? null,
    userAuthorityKeys: () => [publicKeyBlob(userAuthority)],
    decide: (attempt) => decide(keeper, attempt),
    decideJump: () =>
      keeper.jumpRule === null
        ? { allowed: true, until: keeper.until }
        : { allowed: false, decision: { allowed: false, reason: keeper.jumpRule, trace: [] } },
    ...fakeAsking(() => keeper, userAuthority),
    clusterName: 'example.com',
    certifyHost: ({ publicKey, names }) =>
      issueHostCertificate({
        authority: hostAuthority,
        publicKey,
        names,
        keyId: 'test',
        now: Date.now(),
      }),
    mintNodeCertificate({ node, login, publicKey, source, permissions }) {
      record('mintNodeCertificate')({ node: node.name, login, source });
      const subject = keeper.mintFor?.(node, login) ?? { nodeId: node.id, login };
      return issueNodeCertificate({
        authority: nodeAuthority,
        publicKey,
        source,
        keyId: 'test',
        extensions: nodeExtensionsFor(permissions),
        now: Date.now(),
        ...subject,
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sessionStarted: record('sessionStarted'),
    sessionEnded: record('sessionEnded'),
    forwarded: record('forwarded'),
    commandEnded: record('commandEnded'),
    fileOperation: record('fileOperation'),
    openRecording: () => null,
    refused: record('refused'),
    unknownHostKey: record('unknownHostKey'),
  };
  return keeper;
}

function decide(keeper: FakeGatekeeper, attempt: ConnectionAttempt): Verdict {
  const node = keeper.nodes.get(attempt.target);
  const reason =
    keeper.rule(attempt) ?? (node ? null : `There is no node "${attempt.target}" for you.`);
  if (node && reason === null) {
    const decision = { allowed: true, reason: 'Allowed.', trace: [] };
    return { allowed: true, decision, node, until: keeper.until, permissions: keeper.permissions };
  }
  return { allowed: false, decision: { allowed: false, reason: reason ?? '', trace: [] } };
}

export function nodeTarget(input: {
  readonly name: string;
  readonly port: number;
  readonly hostKey: Buffer;
  readonly id?: string;
}): NodeTarget {
  const id = input.id ?? randomUUID();
  return {
    id,
    resourceId: `/example.com/node/${id}`,
    name: input.name,
    host: '127.0.0.1',
    port: input.port,
    tunnel: false,
    hostKeys: [input.hostKey],
  };
}
