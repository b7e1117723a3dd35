import { ExpectedError } from '#shared/api/errors';
import type { Plan } from '../../audit/ledger';
import type { SshAuthority, SshSigner } from '../../authority/authorities';
import type { ClusterState } from '../../store/cluster-state';
import type { NodeRecord } from '../../store/records';
import { trustsOf } from './resting';

/**
 * The key for a certificate to a node: the one that signs now where the node trusts it, otherwise another one that is
 * still trusted here and there, so that a rotation cuts nobody off.
 */
export function signerFor(
  authority: SshAuthority,
  node: Pick<NodeRecord, 'builtIn' | 'trusts'> | undefined,
): SshSigner {
  if (node?.builtIn === true) return authority;
  const trusts = node?.trusts ?? [];
  const known = authority.signers.find(({ fingerprint }) => trusts.includes(fingerprint));
  if (known) return known;
  // Who never said what it trusts has the key that was there when it was enrolled.
  return trusts.length === 0 ? authority.before : authority;
}

/** Puts on record which of the node authority's keys a node trusts. @throws ExpectedError `not_found` */
export function planTrusts(
  state: ClusterState,
  {
    id,
    fingerprints,
    by,
  }: { readonly id: string; readonly fingerprints: readonly string[]; readonly by: string },
): Plan<undefined> {
  const node = state.nodes.get(id);
  if (!node || node.builtIn)
    throw new ExpectedError('not_found', 'There is no such enrolled machine.');
  if (JSON.stringify(trustsOf(node)) === JSON.stringify(fingerprints))
    return { writes: [], audit: [], result: undefined };
  const data = { node: id, name: node.resource.name, trusts: fingerprints };
  return {
    writes: [{ type: 'node', node: { ...node, trusts: [...fingerprints] } }],
    audit: [{ type: 'node.trusts', actor: by, data }],
    changes: [{ type: 'authorities', request: null, change: null, by }],
    result: undefined,
  };
}
