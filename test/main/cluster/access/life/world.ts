import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import type { RequestTerms } from '#shared/model/access-request';
import type { RequestedResource } from '#shared/model/constraint';
import { startExpiry } from '#main/cluster/access/expiry';
import { findRequest } from '#main/cluster/access/find-request';
import { createAccessRequests, type AccessRequests } from '#main/cluster/access/requests';
import { createLedger, type Ledger } from '#main/cluster/audit/ledger';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import type { NodeRecord, RequestRecord, UserRecord } from '#main/cluster/store/records';
import type { Repository, Write } from '#main/cluster/store/repository';
import { openSqliteRepository } from '#main/cluster/store/sqlite/repository';
import {
  lockRecord,
  nodeRecord,
  sessionRecord,
  userRecord,
} from '../../../../helpers/cluster/ledger-rig';
import { role, rule } from '../../../../helpers/cluster/request-rig';
import { entriesOf, people, requesters, type Life, type Name, type Wanted } from './model';

const onBug = (error: unknown): void => {
  throw error;
};

/** The cluster's requests on a real store, with the people and machines of the model. */
export class World {
  readonly clock = { now: 1_000_000 };
  /** The ids of the requests, in the order in which they were made. */
  readonly ids: string[] = [];
  readonly nodes: Readonly<Record<'iot' | 'pump', NodeRecord>>;
  ledger!: Ledger;
  requests!: AccessRequests;
  #repository!: Repository;
  readonly #folder = mkdtempSync(join(tmpdir(), 'daypass-life-'));
  readonly #users = new Map<Name, UserRecord>();
  readonly #sessions = new Map<Name, string>();
  readonly #locks = new Map<string, string>();

  constructor() {
    this.nodes = { iot: nodeRecord('iot'), pump: nodeRecord('pump') };
  }

  static async open(life: Life): Promise<World> {
    const world = new World();
    await world.#start();
    const writes = people.flatMap((name): Write[] => {
      const user = userRecord(name, { roles: world.#rolesOf(life, name) });
      const session = sessionRecord(user, { expires: 9_000_000_000_000 });
      world.#users.set(name, user);
      world.#sessions.set(name, session.id);
      return [
        { type: 'user', user },
        { type: 'session', session },
      ];
    });
    const nodes = Object.values(world.nodes).map((node) => ({ type: 'node' as const, node }));
    await world.put(...writes, ...nodes);
    await world.file(
      role('web', '{ allow: { node_labels: { env: test }, logins: [alice, root] } }') +
        role('decides', '{ allow: { review_requests: { roles: [web] } } }'),
    );
    await world.follow(life);
    return world;
  }

  async #start(): Promise<void> {
    this.#repository = openSqliteRepository(join(this.#folder, 'cluster.db'));
    this.ledger = await createLedger({
      ...{ repository: this.#repository, now: () => this.clock.now, onBug },
    });
    this.requests = createAccessRequests({ ledger: this.ledger });
  }

  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #stop(): Promise<void> {
    await this.ledger.settled();
    await this.#repository.close();
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.#start();
  }

  put(...writes: Write[]): Promise<void> {
    return this.ledger.write(() => ({
      writes,
      audit: [{ type: 'test.put', actor: 'cluster', data: {} }],
      result: undefined,
    }));
  }

  async file(text: string): Promise<void> {
    const writes = loadConfigFile(text, 'life.yaml').documents.flatMap((document): Write[] => {
      const { name, source } = document;
      if (document.kind === 'role')
        return [{ type: 'role', role: { name, definition: document.role, source, version: 1 } }];
      if (document.kind !== 'access_monitoring_rule') return [];
      const made = { name, definition: document.rule, source, version: 1 };
      return [{ type: 'review-rule', rule: made }];
    });
    await this.put(...writes);
  }

  #rolesOf({ reviewers }: Life, name: Name): string[] {
    return [
      ...(requesters.includes(name) ? ['asks'] : []),
      ...(reviewers.has(name) ? ['decides'] : []),
    ];
  }

  /** Gives the cluster the roles, rules and rights that the model has. */
  async follow(life: Life): Promise<void> {
    const { approve, deny } = life.thresholds;
    const offered = life.offered ? 'web' : '';
    const request = `{ search_as_roles: [${offered}], thresholds: [{ approve: ${approve}, deny: ${deny} }] }`;
    await this.file(role('asks', `{ allow: { request: ${request} } }`));
    for (const [name, user] of this.#users)
      await this.put({ type: 'user', user: { ...user, roles: this.#rolesOf(life, name) } });
    if (life.rule === null) await this.put({ type: 'review-rule-deleted', name: 'rule' });
    else await this.file(rule('rule', life.rule === 'deny' ? 'DENIED' : 'APPROVED', 'true'));
  }

  async lock(what: Name | number, locked: boolean): Promise<void> {
    const target = typeof what === 'number' ? (this.ids[what] ?? '') : this.userId(what);
    const known = this.#locks.get(target);
    if (known !== undefined) await this.put({ type: 'lock-deleted', id: known });
    this.#locks.delete(target);
    if (!locked) return;
    const lock = lockRecord({ kind: typeof what === 'number' ? 'request' : 'user', target });
    this.#locks.set(target, lock.id);
    await this.put({ type: 'lock', lock });
  }

  async look(): Promise<void> {
    const expiry = startExpiry({ ledger: this.ledger, now: () => this.clock.now, onBug });
    // Its timers would come in between.
    await expiry.close();
    await expiry.check();
  }

  userId(name: Name): string {
    return this.#users.get(name)?.id ?? '';
  }

  claim(name: Name): { user: string; session: string } {
    return { user: this.userId(name), session: this.#sessions.get(name) ?? '' };
  }

  resourcesOf(on: Wanted): RequestedResource[] {
    return entriesOf(on).map(([machine, names]) => ({
      id: this.nodes[machine].resource.id,
      constraint: { type: 'ssh_logins', logins: [...names] },
    }));
  }

  async record(key: number): Promise<RequestRecord | null> {
    return findRequest(this.ledger, this.ids[key] ?? '');
  }

  async termsOf(
    key: number,
    on: Wanted | undefined,
    lasts: number | undefined,
  ): Promise<RequestTerms> {
    const record = await this.record(key);
    if (!record) throw new Error(`There is no request ${key}.`);
    return {
      roles: record.roles,
      resources: on ? this.resourcesOf(on) : record.resources,
      accessDuration: lasts ?? record.accessDuration,
      startAt: record.startAt,
    };
  }

  /** Whether something happens; what is expected to be refused is. */
  async happens(work: Promise<unknown>): Promise<boolean> {
    try {
      await work;
      return true;
    } catch (error) {
      if (error instanceof ExpectedError && error.code !== 'store_unusable') return false;
      throw error;
    }
  }
}
