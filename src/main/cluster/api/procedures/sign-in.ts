import { formatJoinLink } from '#shared/api/join-link';
import { version } from '#shared/version';
import { formatKeyLine } from '../../../ssh/public-key';
import type { Backend } from '../../backend';
import { statusOf } from '../../identity/status';
import { authorOf, requireRight } from '../require-right';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';

/** What the parts of this cluster enforce; a request that needs more is refused when it is made. */
const features = [
  'constraint.ssh_logins',
  'constraint.windows_logins',
  'constraint.database',
  'constraint.kubernetes',
  'constraint.aws_role_arns',
];

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
  | 'certificates.export'
  | 'signOut'
  | 'status.get'
> {
  const { authorities, cluster, certificates, signIn, invites, ledger } = backend;
  return {
    'cluster.info': async () => {
      const { port, hostKey } = backend.proxy();
      const { id, name, demo } = cluster;
      return {
        id,
        name,
        demo,
        version,
        proxy: { host: null, port, hostAuthority: formatKeyLine(authorities.host.publicKey) },
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
      const may = mayInvite(user);
      may(ledger.state, caller.user);
      const by = authorOf(caller, may);
      const { code, expires } = await invites.create({ by, user, roles, logins });
      return { link: formatJoinLink({ address: reached, pin: backend.pin(), code }), expires };
    },
    'certificates.issue': ({ publicKeys, assume, for: wanted }, { caller, address }) =>
      certificates.issue({
        address,
        claim: { user: caller.user.id, session: caller.session.id },
        publicKeys,
        assume,
        wanted: wanted ?? null,
      }),
    'certificates.export': ({ publicKey }, { caller, address }) =>
      backend.exportCertificate({
        address,
        claim: { user: caller.user.id, session: caller.session.id },
        publicKey,
      }),
    signOut: async (_input, { caller }) => {
      await certificates.signOut({ user: caller.user.id, session: caller.session.id });
      return {};
    },
    'status.get': async (_input, { caller }) => statusOf(ledger.state, caller, cluster),
  };
}

/** An invite makes a user; one who is there already gets other roles by it, which is a change of theirs. */
function mayInvite(name: string) {
  return (state: ClusterState, caller: UserRecord) => {
    requireRight(state, caller, 'token', 'create');
    requireRight(state, caller, 'user', 'create');
    if (state.userNamed(name)) requireRight(state, caller, 'user', 'update');
  };
}
