import type { ClientChannel, ServerChannel } from 'ssh2';
import { plainText } from '#shared/lib/plain-text';
import type { SessionPermissionName, SessionPermissions } from '#shared/model/session-permissions';
import type { ForwardRecord } from './gatekeeper';
import { joinForward } from './join-forward';

/** How many forwarded channels one connection may have at a time: each may hold back as much as its windows allow. */
export const maxForwards = 128;
/** How many destinations of one connection are recorded; all others together are recorded once, as `*`. */
export const maxRecorded = 100;
const longestHost = 300;

export type ForwardKind = Extract<
  SessionPermissionName,
  'localForwarding' | 'remoteForwarding' | 'agentForwarding'
>;

const directions = {
  localForwarding: 'local',
  remoteForwarding: 'remote',
  agentForwarding: 'agent',
} as const satisfies Record<ForwardKind, ForwardRecord['direction']>;

/** A forward that is being opened. */
export interface Forward {
  /** It came to nothing. */
  drop(): void;
  /** Both channels are open: joins them, unless it has been ended since. */
  join(caller: ServerChannel, node: ClientChannel): void;
}

/** The forwards of one connection. */
export interface Forwards {
  /** Begins one. @returns why not, as a sentence, when it may not be or there are too many */
  begin(kind: ForwardKind, to: { readonly host: string; readonly port: number }): Forward | string;
  /** Ends those that are no longer allowed. */
  recheck(): void;
  end(): void;
}

export function createForwards(options: {
  readonly permissions: () => SessionPermissions;
  readonly record: (forward: Omit<ForwardRecord, 'connection'>) => void;
}): Forwards {
  const open = new Map<() => void, ForwardKind>();
  const record = recordOnce(options.record);
  return {
    begin(kind, { host, port }) {
      const permission = options.permissions()[kind];
      if (!permission.allowed) return permission.reason;
      if (open.size >= maxForwards)
        return `${maxForwards} connections are forwarded, which is the most. Close one, then try again.`;
      record({ direction: directions[kind], host: plainText(host, longestHost), port });
      let close = (): void => undefined;
      let over = false;
      const finish = (): void => {
        over = true;
        open.delete(end);
      };
      const end = (): void => {
        finish();
        close();
      };
      open.set(end, kind);
      return {
        drop: finish,
        join(caller, node) {
          close = joinForward(caller, node, finish);
          if (over) close();
        },
      };
    },
    recheck() {
      const permissions = options.permissions();
      for (const [end, kind] of [...open]) if (!permissions[kind].allowed) end();
    },
    end() {
      for (const end of [...open.keys()]) end();
    },
  };
}

/** A browser opens hundreds of connections: each destination is told once, and no more of them than a number. */
function recordOnce(
  record: (forward: Omit<ForwardRecord, 'connection'>) => void,
): (forward: Omit<ForwardRecord, 'connection'>) => void {
  const told = new Set<string>();
  return (forward) => {
    const key = `${forward.direction} ${forward.port} ${forward.host}`;
    if (told.has(key) || told.size > maxRecorded) return;
    told.add(key);
    record(told.size > maxRecorded ? { ...forward, host: '*', port: 0 } : forward);
  };
}
