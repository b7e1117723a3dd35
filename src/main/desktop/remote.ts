import type { MessagePortMain } from 'electron';
import type { ClientService } from '../client/protocol';
import type { ClusterService } from '../cluster/protocol';

/** The client process as main calls it; a terminal's port rides along with some calls. */
export interface RemoteClient extends ClientService {
  openSession(
    input: Parameters<ClientService['openSession']>[0],
    ports?: readonly MessagePortMain[],
  ): Promise<void>;
  attachSession(
    input: Parameters<ClientService['attachSession']>[0],
    ports?: readonly MessagePortMain[],
  ): Promise<void>;
}

type Call = (
  method: string,
  input: unknown,
  ports?: readonly MessagePortMain[],
) => Promise<unknown>;

const clientMethods = {
  restore: true,
  speak: true,
  inspectInvite: true,
  signIn: true,
  redeemInvite: true,
  signOut: true,
  forget: true,
  assume: true,
  drop: true,
  exportKey: true,
  call: true,
  openSession: true,
  attachSession: true,
  reconnectSession: true,
  checkAudit: true,
  closeSession: true,
  openFiles: true,
  reconnectFiles: true,
  closeFiles: true,
  listFiles: true,
  listLocalFiles: true,
  changeFiles: true,
  startTransfer: true,
  steerTransfer: true,
  answerTransfer: true,
  wake: true,
  shutdown: true,
} as const satisfies Record<keyof ClientService, true>;

const clusterMethods = { start: true, shutdown: true } as const satisfies Record<
  keyof ClusterService,
  true
>;

/** An object with the named methods, each of which makes the call of its name. */
function remote<Service>(methods: Readonly<Record<string, true>>, call: Call): Service {
  const entries = Object.keys(methods).map((name) => [
    name,
    (input: unknown, ports?: readonly MessagePortMain[]) => call(name, input, ports),
  ]);
  return Object.fromEntries(entries) as Service;
}

export const remoteClient = (call: Call): RemoteClient => remote(clientMethods, call);
export const remoteCluster = (call: Call): ClusterService => remote(clusterMethods, call);
