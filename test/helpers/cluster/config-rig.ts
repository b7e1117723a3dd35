import { configurationProcedures } from '#main/cluster/api/procedures/configuration';
import type { Backend } from '#main/cluster/backend';
import type { UserRecord } from '#main/cluster/store/records';
import type { ApiOutput } from '#shared/api/contract';
import type { ConfigKind } from '#shared/api/procedures/configuration';
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
