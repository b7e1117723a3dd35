import { createPresets } from '../access/presets';
import { createAccessRequests } from '../access/requests';
import { createRotation } from '../administration/authorities/rotation';
import { createAuditHeads } from '../audit/heads';
import type { Ledger } from '../audit/ledger';
import { createRecorder } from '../audit/recorder';
import { authorityPin } from '../authority/x509-issuer';
import type { Backend } from '../backend';
import { createEnrolment } from '../enrolment/enrolment';
import { createCertificates } from '../identity/certificates';
import { createCertificateExport } from '../identity/export-certificate';
import { createInvites } from '../identity/invites';
import { createSignIn } from '../identity/sign-in';
import { createInventory, type Inventory } from '../inventory/inventory';
import { createLiveSessions } from '../../proxy/live-sessions';
import { probeNode } from '../../proxy/probe-node';
import { createTunnels, type Tunnels } from '../../proxy/tunnels';
import { createNodeWatch } from '../node-watch';
import { loadClosedRequests } from '../store/closed-requests';
import type { NodeRecord } from '../store/records';
import type { OpenStore } from './open-store';

/** Builds the parts of a cluster around its open store. */
export async function prepareBackend(
  { ledger, cluster, authorities }: OpenStore,
  options: Pick<Backend, 'now' | 'recordings' | 'archive'> & {
    readonly onBug: (error: unknown) => void;
  },
): Promise<(proxy: Backend['proxy']) => Backend> {
  const { now, onBug, recordings, archive } = options;
  const closedRequests = await loadClosedRequests(ledger.state, ledger.repository);
  ledger.onWritten((batch) => closedRequests.apply(batch));
  const inventory = followedInventory(ledger);
  const tunnels = createTunnels();
  const nodeWatch = createNodeWatch({ ledger, now, probe: prober(tunnels), onBug });
  tunnels.onChange((nodeId) => nodeWatch.lookAgain(nodeId));
  return (proxy) => ({
    cluster,
    ledger,
    authorities,
    rotation: createRotation({ ledger, authorities, cluster, now }),
    auditHeads: createAuditHeads({
      signer: () => authorities.audit,
      cluster: cluster.id,
      state: ledger.state,
      now,
    }),
    recorder: createRecorder({ ledger, now, onFailure: onBug }),
    inventory,
    closedRequests,
    signIn: createSignIn({ ledger, now }),
    certificates: createCertificates({ ledger, authorities, cluster, now }),
    exportCertificate: createCertificateExport({ ledger, authorities }),
    invites: createInvites({ ledger, now }),
    enrolment: createEnrolment({ ledger, authorities, cluster, proxy, now }),
    requests: createAccessRequests({ ledger }),
    presets: createPresets({ ledger }),
    ...{ nodeWatch, tunnels },
    ...{ recordings, archive, liveSessions: createLiveSessions() },
    now,
    proxy,
    pin: () => authorityPin(authorities.tlsServer.certificate),
  });
}

/** Looks for a node where its record says that it is. */
function prober(tunnels: Tunnels) {
  return ({ nodeId: id, host, port, tunnelKey }: NodeRecord) =>
    probeNode({ id, host, port, tunnel: tunnelKey !== null }, tunnels);
}

/** An inventory that is kept in step with the store. */
function followedInventory(ledger: Ledger): Inventory {
  const inventory = createInventory();
  const { nodes, resources } = ledger.state;
  inventory.replaceAll([...nodes.values(), ...resources.values()].map(({ resource }) => resource));
  ledger.onWritten(({ writes }) => {
    for (const write of writes) {
      if (write.type === 'node') inventory.put(write.node.resource);
      else if (write.type === 'resource') inventory.put(write.resource.resource);
      else if (write.type === 'node-deleted' || write.type === 'resource-deleted')
        inventory.remove(write.id);
    }
  });
  return inventory;
}
