import { formatJoinLink } from '#shared/api/join-link';
import { version } from '#shared/version';

import type { Backend } from '../../backend';
import { statusOf } from '../../identity/status';
import { requireRight } from '../require-right';
import type { Procedures } from '../procedure-types';

/** What the parts of this cluster enforce; a request that needs more is refused when it is made. */
const features = ['constraint.ssh_logins'];

/** What somebody does to become known, and what they then are. */
export function signInProcedures(
  backend: Backend,
): Pick<
  Procedures,
  | 'cluster.info'
  | 'signIn.password'
  | 'invite.inspect'
  | 'invite.redeem'
  | 'invite.create'
  | 'certificates.issue'
  | 'signOut'
  | 'status.get'
> {
  const { cluster, certificates, signIn, invites, ledger } = backend;
  return {
    'cluster.info': async () => {
      const { port, hostKey } = backend.proxy();
      const { id, name, demo } = cluster;
      return {
        id,
        name,
        demo,
        version,
        proxy: { host: null, port },
        proxyHostKey: hostKey,
        features,
      };
    },
    'signIn.password': async ({ user: name, password, publicKeys }, { address }) => {
      const user = await signIn.checkPassword({ user: name, password, address });
      return certificates.openSession({ user, publicKeys, address });
    },
    'invite.inspect': async ({ code }, { address }) => {
      const { user, expires } = await signIn.guarded(address, () => invites.inspect(code));
      return { user, cluster: cluster.name, expires };
    },
    'invite.redeem': async ({ code, password, publicKeys }, { address }) => {
      const invite = await signIn.guarded(address, () => invites.redeem(code, password));
      const { user, useUp: together } = invite;
      return certificates.openSession({ user, publicKeys, address, together });
    },
    'invite.create': async ({ user, roles, logins }, { caller, reached }) => {
      requireRight(ledger.state, caller.user, 'token', 'create');
      requireRight(ledger.state, caller.user, 'user', 'create');
      const { code, expires } = await invites.create({ by: caller.user, user, roles, logins });
      return { link: formatJoinLink({ address: reached, pin: backend.pin, code }), expires };
    },
    'certificates.issue': ({ publicKeys, assume }, { caller }) =>
      certificates.issue({
        claim: { user: caller.user.id, session: caller.session.id },
        publicKeys,
        assume,
      }),
    signOut: async (_input, { caller }) => {
      await certificates.signOut({ user: caller.user.id, session: caller.session.id });
      return {};
    },
    'status.get': async (_input, { caller }) => statusOf(ledger.state, caller, cluster),
  };
}
