import type { Closable } from '#shared/lib/closable';
import type { Result } from '#shared/lib/result';
import type { NodeHealth } from '#shared/model/node-health';
import type { NewAuditEvent } from './audit/chain';
import type { Ledger } from './audit/ledger';
import type { NodeRecord } from './store/records';

/** Each node is looked at this often, in milliseconds; less often where there are too many for that. */
const intervalMs = 30_000;
/** One that stopped answering is looked at again so soon, before it counts as down. */
const doubtMs = 3_000;
const probesPerSecond = 50;
const probesAtOnce = 32;
const tickMs = 1_000;

export interface NodeWatch extends Closable {
  start(): void;
  /** Looks at a node at the next turn of the timer: something about it changed. */
  lookAgain(nodeId: string): void;
  /** `null` for what is no node, or one that the cluster serves itself. */
  healthOf(resourceId: string): NodeHealth | null;
}

export interface NodeWatchOptions {
  readonly ledger: Ledger;
  readonly now: () => number;
  /** See `probeNode`. */
  readonly probe: (node: NodeRecord) => Promise<Result<number>>;
  /** A number from 0 to 1, so that nodes are not all looked at in the same moment. */
  readonly random?: () => number;
  readonly onBug: (error: unknown) => void;
}

interface Watched {
  health: NodeHealth;
  due: number;
  /** The one look that failed does not make it down. */
  doubted: boolean;
  probing: boolean;
}

const unknown: NodeHealth = { state: 'unknown' };

/**
 * Watches the enrolled nodes: whether each answers as an SSH server, and how fast. What it sees is kept in memory; that a
 * node went down or came back is an audit event, and tells windows to look again.
 */
export function createNodeWatch(options: NodeWatchOptions): NodeWatch {
  const { ledger, now, probe, onBug, random = Math.random } = options;
  const watched = new Map<string, Watched>();
  const events: NewAuditEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running = 0;

  const jittered = (ms: number): number => ms * (0.8 + 0.4 * random());

  function follow({ resource: { id }, builtIn }: NodeRecord): void {
    if (builtIn) watched.delete(id);
    else if (!watched.has(id))
      watched.set(id, { health: unknown, due: 0, doubted: false, probing: false });
  }

  const unfollow = ledger.onWritten(({ writes }) => {
    for (const write of writes) {
      if (write.type === 'node') follow(write.node);
      else if (write.type === 'node-deleted') watched.delete(write.id);
    }
  });

  async function look(node: NodeRecord, entry: Watched, interval: number): Promise<void> {
    entry.probing = true;
    running += 1;
    try {
      const result = await probe(node);
      // It may have been replaced or removed meanwhile.
      if (watched.get(node.resource.id) === entry) see(node, entry, result);
    } catch (error) {
      onBug(error);
    } finally {
      entry.probing = false;
      running -= 1;
      entry.due = now() + (entry.doubted ? doubtMs : jittered(interval));
    }
  }

  function see(node: NodeRecord, entry: Watched, result: Result<number>): void {
    const before = entry.health;
    entry.doubted = !result.ok && before.state === 'up' && !entry.doubted;
    if (entry.doubted) return;
    entry.health = healthAfter(before, result, now());
    const { id, name } = node.resource;
    const data = { node: id, name };
    if (entry.health.state === 'down' && before.state !== 'down')
      events.push({
        type: 'node.down',
        actor: 'cluster',
        data: { ...data, reason: entry.health.reason },
      });
    else if (entry.health.state === 'up' && before.state === 'down')
      events.push({ type: 'node.up', actor: 'cluster', data });
  }

  function tell(): void {
    const audit = events.splice(0);
    if (audit.length === 0) return;
    const changes = [{ type: 'resources' as const, request: null, change: null, by: null }];
    ledger.write(() => ({ writes: [], audit, changes, result: undefined })).catch(onBug);
  }

  function tick(): void {
    const interval = Math.max(intervalMs, (watched.size / probesPerSecond) * 1_000);
    const at = now();
    for (const [id, entry] of watched) {
      if (running >= probesAtOnce) break;
      if (entry.probing || entry.due > at) continue;
      const node = ledger.state.nodes.get(id);
      if (node) void look(node, entry, interval);
    }
    tell();
  }

  return {
    start() {
      for (const node of ledger.state.nodes.values()) follow(node);
      timer ??= setInterval(tick, tickMs);
      tick();
    },
    lookAgain(nodeId) {
      const entry = watched.get(ledger.state.nodeNamed(nodeId)?.resource.id ?? '');
      if (entry) entry.due = 0;
    },
    healthOf(id) {
      const node = ledger.state.nodes.get(id);
      if (!node || node.builtIn) return null;
      return watched.get(id)?.health ?? unknown;
    },
    close() {
      unfollow();
      clearInterval(timer);
      watched.clear();
      return Promise.resolve();
    },
  };
}

function healthAfter(before: NodeHealth, result: Result<number>, at: number): NodeHealth {
  const since = (state: 'up' | 'down'): number => (before.state === state ? before.since : at);
  if (result.ok)
    return { state: 'up', since: since('up'), lastSeen: at, latencyMs: Math.round(result.value) };
  const lastSeen = before.state === 'unknown' ? null : before.lastSeen;
  return { state: 'down', since: since('down'), lastSeen, reason: result.error };
}
