import { configurationProcedures } from '#main/cluster/api/procedures/configuration';
import type { Backend } from '#main/cluster/backend';
import type { UserRecord } from '#main/cluster/store/records';
import type { ApiOutput } from '#shared/api/contract';
import type { ConfigKind } from '#shared/model/config-kinds';
import {
  openLedgerRig,
  presetRoles,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from './ledger-rig';

type Procedures = ReturnType<typeof configurationProcedures>;

/** A cluster's configuration with its preset roles, called by people who are signed in. */
export interface ConfigRig extends LedgerRig {
  /** Calls as somebody; who is not there yet is made, with a password. */
  as(user: string, roles?: string[]): Promise<ConfigCaller>;
}

export interface ConfigCaller {
  readonly user: UserRecord;
  readonly call: <Name extends keyof Procedures>(
    name: Name,
    input: Parameters<Procedures[Name]>[0],
  ) => ReturnType<Procedures[Name]>;
  apply(yaml: string): Promise<ApiOutput<'config.apply'>>;
  check(
    yaml: string,
    remove?: { kind: ConfigKind; name: string }[],
  ): Promise<ApiOutput<'config.check'>>;
}

export async function openConfigRig(): Promise<ConfigRig> {
  const rig = await openLedgerRig();
  await rig.put(...presetRoles().map((role) => ({ type: 'role' as const, role })));
  const backend = {
    ledger: rig.ledger,
    cluster: { id: '', name: 'test', demo: false },
    now: () => rig.clock.now,
  } as unknown as Backend;
  const procedures = configurationProcedures(backend);
  return {
    ...rig,
    async as(name, roles = []) {
      const known = rig.ledger.state.userNamed(name);
      const user = known ?? userRecord(name, { roles });
      const session = sessionRecord(user);
      const password = {
        ...{ user: user.id, hash: '', salt: '' },
        ...{ cost: 1, blockSize: 1, parallelization: 1 },
      };
      if (!known) await rig.put({ type: 'user', user }, { type: 'password', password });
      await rig.put({ type: 'session', session });
      const place = { address: '127.0.0.1', reached: '127.0.0.1:1' };
      const call: ConfigCaller['call'] = (procedure, input) =>
        (procedures[procedure] as (...given: unknown[]) => never)(input, {
          caller: { user: rig.ledger.state.users.get(user.id) ?? user, session },
          ...place,
        });
      return {
        user,
        call,
        apply: (yaml) => call('config.apply', { yaml, fileName: 'test.yaml' }),
        check: (yaml, remove = []) => call('config.check', { yaml, fileName: 'test.yaml', remove }),
      };
    },
  };
}

const hostKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqPvJkbMpqIb3SRYYwmzEFpgaVsTVsYNXTtvmSsLgPD root@web-1';

/** A database's document. */
export const orders = `kind: db
version: v3
metadata:
  name: orders
  description: Orders of the shop
  labels: { env: prod }
spec: { protocol: postgres, uri: 'orders:5432' }
`;

/** A document of each other kind, and a user. */
export const others = `kind: app
metadata: { name: grafana, labels: { env: prod } }
spec: { uri: 'http://grafana:3000' }
---
kind: kube_cluster
metadata: { name: staging, labels: { env: staging } }
---
kind: windows_desktop
metadata: { name: desk-1, labels: { env: prod } }
spec: { addr: desk-1 }
---
kind: node
sub_kind: openssh
metadata: { name: web-1, labels: { env: prod } }
spec: { addr: 'web-1:22', host_key: ${hostKey} }
---
kind: user
metadata: { name: alice }
spec: { roles: [requester], traits: { logins: [alice] } }
`;

/** What a call fails with; `null` when it does not. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}
