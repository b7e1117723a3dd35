import type { ApiOutput } from '#shared/api/contract';
import type { ClusterInfo, Credentials } from '#shared/api/procedures/identity';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { createApiClient, type ApiClient } from '../api/api-client';
import { inspectServer, type ServerTrust } from '../api/server-trust';
import { makeUserKeys, type UserKeys } from '../keys';

/** Where a cluster is, and what proves that it is the one meant. */
export interface ClusterAddress {
  readonly address: string;
  readonly pin: string;
  /** How many hand-overs led to the pin, where a profile knows it. */
  readonly handovers?: number | undefined;
}

/** What a successful sign-in leaves in this process. */
export interface SignIn extends ClusterAddress {
  readonly trust: ServerTrust;
  readonly info: ClusterInfo;
  readonly keys: UserKeys;
  readonly credentials: Credentials;
}

/** @throws ExpectedError `wrong_pin`, `unreachable`, `wrong_credentials`, `throttled`, … */
export function signInWithPassword(
  input: ClusterAddress & { readonly user: string; readonly password: string },
): Promise<SignIn> {
  const { user, password } = input;
  return signIn(input, (api, publicKeys) =>
    api.call('signIn.password', { user, password, publicKeys }),
  );
}

/** @throws ExpectedError `wrong_pin`, `unreachable`, `invite_invalid`, … */
export function signInWithInvite(
  input: ClusterAddress & { readonly code: string; readonly password: string },
): Promise<SignIn> {
  const { code, password } = input;
  return signIn(input, (api, publicKeys) =>
    api.call('invite.redeem', { code, password, publicKeys }),
  );
}

/** What an invite is for; nothing is kept and the invite is not used up. */
export function inspectInvite(
  input: ClusterAddress & { readonly code: string },
): Promise<ApiOutput<'invite.inspect'>> {
  return asNobody(input, (api) => api.call('invite.inspect', { code: input.code }));
}

function signIn(
  cluster: ClusterAddress,
  prove: (api: ApiClient, publicKeys: UserKeys['publicKeys']) => Promise<Credentials>,
): Promise<SignIn> {
  return asNobody(cluster, async (api, trust) => {
    const info = await api.call('cluster.info', {});
    if (trust.serverName !== `${info.id}.daypass.internal`)
      throw new ExpectedError(
        'wrong_pin',
        t('client.signIn.otherId', { address: cluster.address }),
      );
    const keys = makeUserKeys();
    const credentials = await prove(api, keys.publicKeys);
    const { address, pin } = cluster;
    return { address, pin, trust, info, keys, credentials };
  });
}

async function asNobody<T>(
  { address, pin, handovers }: ClusterAddress,
  work: (api: ApiClient, trust: ServerTrust) => Promise<T>,
): Promise<T> {
  const trust = await inspectServer({
    address,
    pin,
    ...(handovers !== undefined && { handovers }),
  });
  const api = createApiClient({ address, trust: () => trust, identity: () => null });
  try {
    return await work(api, trust);
  } finally {
    api.close();
  }
}
