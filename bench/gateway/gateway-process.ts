import { createPrivateKey, type KeyObject } from 'node:crypto';
import { startProxy } from '#main/proxy/start-proxy';
import { createFakeGatekeeper, nodeTarget } from '../../test/helpers/gateway/fake-gatekeeper';
import { nodeName, type GatewayTask } from './gateway-task';

/** Runs a gateway until the process that started this one ends it. Tells that process the port. */
async function serve(task: GatewayTask): Promise<void> {
  const gatekeeper = createFakeGatekeeper({
    userAuthority: keyOf(task.userAuthority),
    nodeAuthority: keyOf(task.nodeAuthority),
  });
  const { id, port, hostKey } = task.node;
  const node = nodeTarget({ name: nodeName, id, port, hostKey: Buffer.from(hostKey, 'base64') });
  gatekeeper.nodes.set(nodeName, node).set(id, node);
  const proxy = await startProxy({
    host: '127.0.0.1',
    port: 0,
    hostKey: keyOf(task.hostKey),
    gatekeeper,
    now: Date.now,
    log: console.error,
  });
  process.send?.(proxy.port);
}

function keyOf(pem: string): KeyObject {
  return createPrivateKey(pem);
}

process.once('message', (task) => void serve(task as GatewayTask));
process.once('disconnect', () => process.exit());
