import { randomUUID } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result';
import { enforcedBy } from '#shared/model/component';
import { formatResourceId } from '#shared/model/resource-id';
import { parsePublicKeyLine } from '../../ssh/public-key';
import type { NodeDocument } from '../policy/config-documents';
import { nothingReported } from '../store/enrolment-records';
import type { NodeRecord } from '../store/records';
import { unlessStatic } from './node-labels';

/** Where a node is, and which it is. */
export interface Place {
  readonly nodeId: string;
  readonly host: string;
  readonly port: number;
  /** SSH wire blob. */
  readonly hostKey: Buffer;
}

/** Where the cluster itself serves a new built-in node; `null` for one it does not serve. */
export type BuiltInNodes = (name: string) => Place | null;

/** The record that a node's document makes, or what is wrong with it here: a field and what about it. */
export function nodeRecordFor(
  document: NodeDocument,
  existing: NodeRecord | null,
  input: { readonly cluster: { readonly name: string }; readonly builtIn: BuiltInNodes },
): Result<NodeRecord, { readonly field: string; readonly message: string }> {
  const { name, labels, description, source } = document;
  if (existing && existing.resource.name !== name)
    return err({ field: 'metadata.name', message: 'is the id of another machine' });
  const place =
    document.subKind === 'built-in'
      ? servedPlace(document, existing, input.builtIn)
      : enrolledPlace(document, existing);
  if (!place.ok) return place;
  const { nodeId, host, port, hostKey } = place.value;
  const hostKeys = [hostKey.toString('base64')];
  const { trusts, facts, lastSeen, credentialHash, joinToken, tunnelKey } =
    existing ?? nothingReported;
  const commandLabels = existing?.commandLabels ?? {};
  return ok({
    resource: {
      id: formatResourceId({ cluster: input.cluster.name, kind: 'node', name: nodeId }),
      kind: 'node',
      name,
      labels: { ...commandLabels, ...labels },
      description,
      protocol: 'ssh',
    },
    nodeId,
    host,
    port,
    hostKeys,
    builtIn: document.subKind === 'built-in',
    refusedKey: existing?.hostKeys.includes(hostKeys[0] ?? '') ? existing.refusedKey : null,
    understands: [...(existing?.understands ?? enforcedBy.node)],
    ...{ trusts, facts, lastSeen, credentialHash, joinToken, tunnelKey },
    commandLabels: unlessStatic(commandLabels, labels),
    source,
    version: (existing?.version ?? 0) + 1,
  });
}

type PlaceFound = Result<Place, { readonly field: string; readonly message: string }>;

function servedPlace(
  { name }: NodeDocument,
  existing: NodeRecord | null,
  builtIn: BuiltInNodes,
): PlaceFound {
  if (existing?.builtIn) {
    const { nodeId, host, port, hostKeys } = existing;
    return ok({ nodeId, host, port, hostKey: Buffer.from(hostKeys[0] ?? '', 'base64') });
  }
  const served = builtIn(name);
  if (served) return ok(served);
  const message = `this cluster does not serve a machine ${name} itself. Enrol its sshd with sub_kind: openssh`;
  return err({ field: '', message });
}

function enrolledPlace(
  { name, address, hostKey }: NodeDocument,
  existing: NodeRecord | null,
): PlaceFound {
  if (existing?.builtIn)
    return err({ field: '', message: `${name} is served by the cluster itself` });
  if (!address || hostKey === null)
    return err({ field: 'spec', message: 'an address and a host key are needed' });
  const key = parsePublicKeyLine(hostKey);
  if (!key.ok) return err({ field: 'spec.host_key', message: key.error });
  const nodeId = existing?.nodeId ?? randomUUID();
  return ok({ nodeId, host: address.host, port: address.port, hostKey: key.value.key.blob });
}
