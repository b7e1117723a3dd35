import { ExpectedError } from '#shared/api/errors';
import type { Backend } from '../../backend';
import { authorityPin } from '../../authority/x509-issuer';
import { planTrusts } from '../../administration/authorities/node-trust';
import { formatKeyLine } from '../../../ssh/public-key';
import type { ClusterState } from '../../store/cluster-state';
import type { UserRecord } from '../../store/records';
import type { Procedures } from '../procedure-types';
import { authorOf, requireRight } from '../require-right';

type Names =
  | Extract<keyof Procedures, `authorities.${string}`>
  | 'nodes.trusts'
  | 'cluster.handovers'
  | 'cluster.trust';

/** The cluster's keys and their rotation. */
export function authorityProcedures(backend: Backend): Pick<Procedures, Names> {
  const { authorities, ledger, rotation } = backend;
  const { state } = ledger;
  const listed = () => ({ authorities: [...rotation.list()] });
  return {
    'authorities.list': async (_input, { caller }) => {
      requireRight(state, caller.user, 'cert_authority', 'list');
      return listed();
    },
    'authorities.rotate': async (input, { caller }) => {
      mayRotate(state, caller.user);
      await rotation.rotate(authorOf(caller, mayRotate), input);
      return listed();
    },
    'authorities.schedule': async (input, { caller }) => {
      mayRotate(state, caller.user);
      await rotation.schedule(authorOf(caller, mayRotate), input);
      return listed();
    },
    'nodes.trusts': async ({ id, fingerprints }, { caller }) => {
      mayUpdateNodes(state, caller.user);
      const known = authorities.node.signers.map(({ fingerprint }) => fingerprint);
      if (fingerprints.some((each) => !known.includes(each)))
        throw new ExpectedError(
          'invalid_input',
          'This is no key that the node authority has now. Look at the authorities again.',
          { field: 'fingerprints' },
        );
      const by = authorOf(caller, mayUpdateNodes);
      await ledger.write((current, now) => {
        by.check(current, now);
        return planTrusts(current, { id, fingerprints, by: by.id });
      });
      return listed();
    },
    'cluster.handovers': async () => ({ handovers: [...authorities.tlsServer.handovers] }),
    'cluster.trust': async (_input, { caller }) => ({
      handovers: [...authorities.tlsServer.handovers],
      hostAuthorities: authorities.host.trusted.map((key) => formatKeyLine(key)),
      renew: !signedByCurrent(backend, caller.session.signedBy ?? []),
    }),
  };
}

function signedByCurrent({ authorities }: Backend, signedBy: readonly string[]): boolean {
  const { user, tlsUser } = authorities;
  return [user.fingerprint, authorityPin(tlsUser.certificate)].every((each) =>
    signedBy.includes(each),
  );
}

function mayRotate(state: ClusterState, user: UserRecord): void {
  requireRight(state, user, 'cert_authority', 'update');
}

function mayUpdateNodes(state: ClusterState, user: UserRecord): void {
  requireRight(state, user, 'node', 'update');
}
