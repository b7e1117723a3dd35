import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { AdmissionLimits } from '#main/proxy/admission';
import { startProxy, type Proxy } from '#main/proxy/start-proxy';
import type { Tunnels } from '#main/proxy/tunnels';
import type { WaiterLimits } from '#main/proxy/waiters';
import { formatKeyLine, parsePublicKeyLine, publicKeyBlob } from '#main/ssh/public-key';
import { enrolledLines, startSshd, type Sshd } from '../sshd';
import { createFakeGatekeeper, nodeTarget, type FakeGatekeeper } from './fake-gatekeeper';
import { createStockSsh, type StockSsh } from './stock-ssh';

/** A gateway with a fake gatekeeper, a real sshd as the node `iot`, and a stock ssh client. */
export interface GatewayRig {
  readonly keeper: FakeGatekeeper;
  readonly proxy: Proxy;
  readonly sshd: Sshd;
  readonly ssh: StockSsh;
  readonly hostKey: KeyObject;
  readonly log: string[];
  /** `<the login that sshd has>@iot` */
  readonly target: string;
  close(): Promise<void>;
}

export async function startGatewayRig(
  options: {
    readonly limits?: AdmissionLimits;
    readonly waiterLimits?: WaiterLimits;
    readonly tunnels?: Tunnels;
  } = {},
): Promise<GatewayRig> {
  const keeper = createFakeGatekeeper();
  const id = crypto.randomUUID();
  const sshd = await startSshd({
    files: { 'authority.pub': `${formatKeyLine(publicKeyBlob(keeper.nodeAuthority))}\n` },
    lines: [...enrolledLines(id), 'Subsystem sftp internal-sftp', 'AllowStreamLocalForwarding yes'],
  });
  const line = parsePublicKeyLine(sshd.hostKey);
  if (!line.ok) throw new Error(line.error);
  const node = nodeTarget({ name: 'iot', port: sshd.port, hostKey: line.value.key.blob, id });
  keeper.nodes.set('iot', node).set(id, node);
  const hostKey = generateKeyPairSync('ed25519').privateKey;
  const log: string[] = [];
  const proxy = await startProxy({
    host: '127.0.0.1',
    port: 0,
    hostKey,
    names: ['127.0.0.1'],
    gatekeeper: keeper,
    now: Date.now,
    log: (message) => log.push(message),
    ...options,
  });
  const ssh = createStockSsh({
    port: proxy.port,
    hostKey: publicKeyBlob(hostKey),
    userAuthority: keeper.userAuthority,
  });
  return {
    ...{ keeper, proxy, sshd, ssh, hostKey, log, target: `${sshd.login}@iot` },
    async close() {
      await proxy.close();
      ssh.close();
      await sshd.close();
    },
  };
}
