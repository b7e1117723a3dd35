import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { RequestChange } from '#shared/api/events';
import type { ProfileState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import type { FakeAuthority } from './fake-authority';
import { createClientRig, type ClientRig } from './client-rig';
import { requestView, startFakeCluster, type FakeCluster } from './fake-cluster';

/** Alice, signed in to a fake cluster whose events she follows. */
export interface SignedIn {
  readonly rig: ClientRig;
  cluster: FakeCluster;
  readonly profileId: string;
  /** An approved request that the cluster knows. */
  approved(change?: Partial<AccessRequestView['request']>): AccessRequestView;
  /** Tells alice's client that the request is now as given. */
  tell(view: AccessRequestView, change: RequestChange): void;
  assume(...views: readonly AccessRequestView[]): Promise<void>;
  /** The requests of each fresh pair of certificates that was asked for. */
  issued(): (readonly string[])[];
  /** The state once nothing is assumed. */
  regular(): Promise<ProfileState>;
  close(): Promise<void>;
}

export async function signIn(
  options: { readonly authority?: FakeAuthority; readonly gatewayPort?: number } = {},
): Promise<SignedIn> {
  const runtime = mkdtempSync(join(tmpdir(), 'daypass-client-'));
  vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  const { authority, gatewayPort } = options;
  const cluster = await startFakeCluster(authority ? { authority } : {});
  if (gatewayPort !== undefined) cluster.gatewayPort = gatewayPort;
  const rig = createClientRig();
  const connected = cluster.nextCall('events');
  const { profileId } = await rig.client.signIn({
    address: cluster.address,
    pin: cluster.authority.pin,
    user: cluster.user.name,
    password: 'a long password',
  });
  await connected;
  let revision = 10;
  const signedIn: SignedIn = {
    rig,
    cluster,
    profileId,
    approved(change) {
      const view = requestView(signedIn.cluster, change);
      signedIn.cluster.requests.set(view.request.id, view);
      return view;
    },
    tell(view, change) {
      signedIn.cluster.requests.set(view.request.id, view);
      const by = { id: signedIn.cluster.user.id, name: 'bob' };
      signedIn.cluster.emit({ type: 'request', revision: revision++, at: 1, change, by, view });
    },
    assume: (...views) =>
      rig.client.assume({ profileId, requests: views.map(({ request }) => request.id) }),
    issued: () =>
      signedIn.cluster.calls
        .filter(({ name }) => name === 'certificates.issue')
        .map(({ input }) => (input as { assume: string[] }).assume),
    regular: () => rig.profile(profileId, ({ status }) => status?.activeRequests.length === 0),
    async close() {
      await rig.close().finally(() => signedIn.cluster.close());
      rmSync(runtime, { recursive: true });
    },
  };
  return signedIn;
}

/** The same request, ended. */
export function ended(
  view: AccessRequestView,
  state: 'REVOKED' | 'EXPIRED' | 'RELEASED',
  resolution = '',
): AccessRequestView {
  return { ...view, request: { ...view.request, state, resolution } };
}
