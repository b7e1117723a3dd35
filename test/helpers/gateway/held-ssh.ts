import type { GatewayRig } from './gateway-rig';
import type { StockSsh } from './stock-ssh';

/** A running `ssh`, whose command copies its input to its output until that ends. */
export interface HeldSsh {
  readonly child: ReturnType<StockSsh['start']>;
  /** What it wrote to its error output so far. */
  stderr(): string;
}

/** Starts `ssh` processes that hold forwards open; `end` ends them all. */
export function holder(rig: () => GatewayRig, target = (): string => rig().target) {
  const running: HeldSsh['child'][] = [];
  return {
    /** Waits until the command runs on the node. */
    async hold(...options: string[]): Promise<HeldSsh> {
      const child = rig().ssh.start(target(), options, 'echo ready; cat');
      running.push(child);
      let errors = '';
      child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
      await new Promise<void>((resolve, reject) => {
        child.stdout.once('data', () => resolve());
        child.once('close', () => reject(new Error(errors)));
      });
      return { child, stderr: () => errors };
    },
    end(): void {
      for (const child of running.splice(0)) child.kill();
    },
  };
}
