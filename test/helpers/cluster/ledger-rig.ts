import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedger, type Ledger } from '#main/cluster/audit/ledger';
import { nothingReported } from '#main/cluster/store/enrolment-records';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import { loadPresetRoles } from '#main/cluster/presets/presets';
import type {
  LockRecord,
  NodeRecord,
  RequestRecord,
  ResourceRecord,
  RoleRecord,
  SignInSession,
  UserRecord,
} from '#main/cluster/store/records';
import type { Repository, Write } from '#main/cluster/store/repository';
import type { LockTarget } from '#shared/model/lock';
import { defaultProtocols } from '#shared/model/resource-protocols';

/** A ledger on a real store in a folder of its own, with a clock that the test sets. */
export interface LedgerRig {
  readonly path: string;
  readonly repository: Repository;
  readonly ledger: Ledger;
  readonly clock: { now: number };
  put(...writes: Write[]): Promise<void>;
  close(): Promise<void>;
}

/** @param wrap puts something between the ledger and its store */
export async function openLedgerRig(
  wrap: (repository: Repository) => Repository = (repository) => repository,
): Promise<LedgerRig> {
  const folder = mkdtempSync(join(tmpdir(), 'daypass-ledger-'));
  const path = join(folder, 'cluster.db');
  const repository = wrap(openSqliteRepository(path));
  const clock = { now: 1_000_000 };
  const onBug = (error: unknown): void => {
    throw error;
  };
  const ledger = await createLedger({ repository, now: () => clock.now, onBug });
  return {
    path,
    repository,
    ledger,
    clock,
    put: (...writes) =>
      ledger.write(() => ({
        writes,
        audit: [{ type: 'test.put', actor: 'cluster', data: { writes: writes.length } }],
        result: undefined,
      })),
    async close() {
      await ledger.settled();
      await repository.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function presetRoles(): RoleRecord[] {
  return loadPresetRoles().documents.flatMap((document) =>
    document.kind === 'role'
      ? [{ name: document.name, definition: document.role, source: document.source, version: 1 }]
      : [],
  );
}

export function userRecord(name: string, more: Partial<UserRecord> = {}): UserRecord {
  return {
    id: randomUUID(),
    name,
    roles: [],
    traits: { logins: [name] },
    description: '',
    created: 1,
    deleted: null,
    source: '',
    version: 1,
    ...more,
  };
}

export function sessionRecord(user: UserRecord, more: Partial<SignInSession> = {}): SignInSession {
  return {
    id: randomUUID(),
    user: user.id,
    generation: 1,
    assumed: [],
    created: 1,
    expires: 9_000_000,
    ended: null,
    ...more,
  };
}

/** A host key whose other half nobody has. */
const hostKeyBlob = 'AAAAC3NzaC1lZDI1NTE5AAAAIKqPvJkbMpqIb3SRYYwmzEFpgaVsTVsYNXTtvmSsLgPD';

export function nodeRecord(name: string, more: Partial<NodeRecord> = {}): NodeRecord {
  const nodeId = randomUUID();
  return {
    resource: {
      id: `/test/node/${nodeId}`,
      kind: 'node',
      protocol: 'ssh',
      name,
      labels: { env: 'test' },
      description: '',
    },
    nodeId,
    host: '127.0.0.1',
    port: 22,
    hostKeys: [hostKeyBlob],
    builtIn: false,
    refusedKey: null,
    ...nothingReported,
    understands: ['ssh_logins'],
    source: '',
    version: 1,
    ...more,
  };
}

export function resourceRecord(
  kind: 'db' | 'app' | 'kube_cluster' | 'windows_desktop',
  name: string,
  more: Partial<ResourceRecord> = {},
): ResourceRecord {
  return {
    resource: {
      id: `/test/${kind}/${name}`,
      kind,
      name,
      labels: { env: 'test' },
      description: '',
      protocol: defaultProtocols[kind],
    },
    endpoint: '',
    source: `kind: ${kind}\n`,
    version: 1,
    ...more,
  };
}

export function lockRecord(on: LockTarget, message = ''): LockRecord {
  return { id: randomUUID(), on, message, createdBy: null, created: 1, expires: null };
}

export function requestRecord(
  requester: UserRecord,
  node: NodeRecord,
  more: Partial<RequestRecord> = {},
): RequestRecord {
  return {
    id: randomUUID(),
    requester: requester.id,
    roles: ['access'],
    resources: [
      { id: node.resource.id, constraint: { type: 'ssh_logins', logins: [requester.name] } },
    ],
    reason: 'because',
    suggestedReviewers: [],
    state: 'PENDING',
    created: 1_000,
    pendingUntil: 5_000_000,
    accessDuration: 60_000,
    approvedAt: null,
    accessUntil: null,
    resolution: '',
    endedBy: null,
    startAt: null,
    asked: null,
    extends: null,
    escalations: 0,
    comments: [],
    reviews: [],
    ...more,
  };
}
