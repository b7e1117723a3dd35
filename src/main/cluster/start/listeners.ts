import { join } from 'node:path';
import { enforcedBy, type Component } from '#shared/model/component';
import { startProxy } from '../../proxy/start-proxy';
import { formatKeyLine, publicKeyBlob } from '../../ssh/public-key';
import { announceComponent } from '../access/components';
import { allProcedures } from '../api/all-procedures';
import { createAuthenticate } from '../api/authenticate';
import { createEventStreams } from '../api/event-streams';
import { noteRefusal, type FailedCall } from '../api/notes';
import { startApiServer } from '../api/server';
import { certificatePem } from '../authority/x509-certificates';
import type { KeyWrapper } from '../authority/key-wrapper';
import type { Backend } from '../backend';
import { createNodeEndpoint } from '../enrolment/endpoint';
import { nodeScript } from '../enrolment/script';
import { createGatekeeper } from '../gatekeeper';
import { keepHostKey } from './built-in-nodes';
import { listenOn, portsSchema, type Ports } from './ports';
import { hostsOf, makeServerIdentity } from './server-certificate';
import type { Undo } from './undo';

export interface ListenerOptions {
  readonly dataDir: string;
  readonly wrapper: KeyWrapper | null;
  readonly host: string;
  /** Taken where nothing is remembered, as long as they are free. */
  readonly preferred: { readonly api: number; readonly proxy: number };
  /** Whether free ports may replace the remembered ones. */
  readonly otherPorts: boolean;
  readonly onBug: (error: unknown) => void;
  readonly log: (message: string) => void;
  readonly undo: Undo;
}

/** The gateway as it announces itself; it is on the way to every machine. */
const gateway: Component = {
  kind: 'gateway',
  name: 'the gateway',
  serves: ['node'],
  understands: [...enforcedBy.gateway],
};

/** Starts the gateway and the API, on the remembered ports, and remembers which they are. */
export async function startListeners(
  makeBackend: (proxy: Backend['proxy']) => Backend,
  options: ListenerOptions,
): Promise<{ readonly backend: Backend; readonly ports: Ports }> {
  const { dataDir, wrapper, undo } = options;
  const hostKey = keepHostKey(join(dataDir, 'proxy-host-key.json'), 'proxy host key', wrapper);
  const hostKeyLine = formatKeyLine(publicKeyBlob(hostKey));
  let proxyPort = 0;
  const backend = makeBackend(() => ({ port: proxyPort, hostKey: hostKeyLine }));
  const remembered = portsSchema.safeParse(backend.ledger.state.settings.get('ports')).data;
  const wanted = remembered ?? options.preferred;
  const orAnother = options.otherPorts || remembered === undefined;
  const gatekeeper = createGatekeeper({ ...backend, onFailure: options.onBug });
  const proxy = await listenOn(wanted.proxy, orAnother, (port) =>
    startProxy({
      host: options.host,
      port,
      hostKey,
      names: hostsOf(options.host),
      gatekeeper,
      sessions: backend.liveSessions,
      tunnels: backend.tunnels,
      now: backend.now,
      log: options.log,
    }),
  );
  undo.push(() => proxy.close());
  proxyPort = proxy.port;
  await announceComponent(backend.ledger, gateway);
  const api = await startApi(backend, wanted.api, orAnother, options);
  // Only now: the first window waits for the API, and nothing waits for this.
  undo.push(() => backend.nodeWatch.close());
  backend.nodeWatch.start();
  const ports = { api: api.port, proxy: proxy.port };
  if (ports.api !== remembered?.api || ports.proxy !== remembered.proxy)
    await rememberPorts(backend, ports);
  return { backend, ports };
}

async function startApi(
  backend: Backend,
  wanted: number,
  orAnother: boolean,
  { host, onBug, undo }: ListenerOptions,
) {
  const { ledger, authorities, cluster, now } = backend;
  const context = async () => ({
    ...(await makeServerIdentity(authorities, { clusterId: cluster.id, host, now: now() })),
    userIssuers: authorities.tlsUser.trusted.map(certificatePem),
  });
  const { recorder, auditHeads, liveSessions } = backend;
  undo.push(() => recorder.close());
  const events = createEventStreams({ ledger, auditHeads, liveSessions, now, onBug });
  undo.push(() => events.close());
  const procedures = allProcedures(backend);
  const authenticate = createAuthenticate({ ledger, authorities, now });
  const onFailed = (call: FailedCall) => noteRefusal(recorder, call);
  const { enrolment } = backend;
  const script = () => nodeScript(authorities, cluster);
  const nodes = createNodeEndpoint({ enrolment, script, onFailed, onBug });
  const first = await context();
  const api = await listenOn(wanted, orAnother, (port) =>
    startApiServer({
      ...first,
      host,
      port,
      procedures,
      authenticate,
      events,
      nodes,
      onFailed,
      onBug,
    }),
  );
  undo.push(() => api.close());
  backend.rotation.onStep(async (name) => {
    if (name === 'tls-server' || name === 'tls-user') api.setContext(await context());
  });
  return api;
}

function rememberPorts({ ledger }: Backend, ports: Ports): Promise<void> {
  return ledger.write(() => ({
    writes: [{ type: 'setting', key: 'ports', value: ports }],
    audit: [{ type: 'setting.put', actor: 'cluster', data: { key: 'ports', ...ports } }],
    result: undefined,
  }));
}
