import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startCluster } from '#main/cluster/start';

/** What a gateway process tells once it listens. */
export interface GatewayStarted {
  readonly apiAddress: string;
  readonly proxyPort: number;
  readonly administrator: { readonly name: string; readonly password: string };
}

/** Runs a cluster with its gateway until the process that started this one ends it. */
async function serve(dataDir: string): Promise<void> {
  const { info } = await startCluster({
    ...{ dataDir, create: null, wrapper: null, preferred: { api: 0, proxy: 0 } },
    onBug: console.error,
  });
  const dana = info.demoUsers.find(({ name }) => name === 'dana');
  const started: GatewayStarted = {
    apiAddress: info.apiAddress,
    proxyPort: Number(info.proxyAddress.split(':').at(-1)),
    administrator: { name: 'dana', password: dana?.password ?? '' },
  };
  process.send?.(started);
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

process.on('message', (message: { readonly dataDir: string } | 'collect') => {
  if (message !== 'collect') return void serve(message.dataDir);
  collect();
  process.send?.('collected');
});
process.once('disconnect', () => process.exit());
