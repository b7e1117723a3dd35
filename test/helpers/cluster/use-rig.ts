import { defaultAccessSettings, type AccessSettings } from '#shared/model/access-settings';
import type { ApiCaller } from './api-caller';
import { approve, ask, startClusterRig, type ClusterRig } from './cluster-rig';

/** A demo cluster with those who ask, decide and administer signed in. */
export interface UseRig {
  readonly rig: ClusterRig;
  readonly alice: ApiCaller;
  readonly bob: ApiCaller;
  readonly dana: ApiCaller;
  /** Changes how the cluster gives access; what is not named is as it comes. */
  set(changes: Partial<AccessSettings>): Promise<void>;
  apply(yaml: string): Promise<unknown>;
  /** A request of alice's for logins on machines, approved. */
  granted(logins: Readonly<Record<string, readonly string[]>>): Promise<string>;
  /** `through`, or what ssh said instead. */
  passes(target: string, certificate?: string): Promise<string>;
}

export async function openUseRig(): Promise<UseRig> {
  const rig = await startClusterRig();
  const alice = await rig.signedIn('alice');
  const bob = await rig.signedIn('bob');
  const dana = await rig.signedIn('dana');
  return {
    ...{ rig, alice, bob, dana },
    async set(changes) {
      const { version } = await dana.call('settings.get', {});
      const settings = { ...defaultAccessSettings, ...changes };
      await dana.call('settings.put', { settings, version });
    },
    apply: (yaml) => dana.call('config.apply', { fileName: 'test.yaml', yaml }),
    async granted(logins) {
      const id = await ask(alice, logins);
      await approve(bob, id);
      return id;
    },
    async passes(target, certificate) {
      const { code, stderr } = await rig.ssh(alice, target, { certificate });
      return code === 0 ? 'through' : stderr;
    },
  };
}
