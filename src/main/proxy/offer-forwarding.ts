import type { Connection } from 'ssh2';
import type { SessionPermissions } from '#shared/model/session-permissions';
import { explainRefusals } from '#main/ssh/refused-channels';
import { CallerAgent } from './forward-agent';
import { offerLocalForwarding, type ForwardingOptions } from './forward-local';
import { offerRemoteForwarding } from './forward-remote';
import { createForwards } from './forwards';
import type { ForwardRecord } from './gatekeeper';

const otherChannels = 'Daypass does not pass this kind of channel.';

/** Everything that a connection forwards. */
export interface Forwarding {
  /** The caller's agent, for the connection to the node. */
  readonly agent: CallerAgent;
  /** Begins to take what the caller asks for, once a connection to the node is being made. */
  offer(link: ForwardingOptions['link']): void;
  /** Ends what is no longer allowed. */
  recheck(): void;
  /** What was refused since the last call and could not be told: SSH has no words for refusing `ssh -R`. */
  takeNotices(): string[];
  end(): void;
}

export function createForwarding(options: {
  readonly connection: Connection;
  readonly nodeName: string;
  readonly permissions: () => SessionPermissions;
  readonly record: (forward: Omit<ForwardRecord, 'connection'>) => void;
  readonly refused: (reason: string) => void;
}): Forwarding {
  const { connection, nodeName, permissions } = options;
  const forwards = createForwards(options);
  let notices: string[] = [];
  let recheckListeners = (): void => undefined;
  return {
    agent: new CallerAgent(connection, forwards),
    offer(link) {
      const refuse = explainRefusals(connection, otherChannels);
      const shared = { connection, nodeName, link, forwards, refuse };
      offerLocalForwarding({ ...shared, refused: options.refused });
      const refused = (reason: string): void => {
        if (!notices.includes(reason)) notices.push(reason);
        options.refused(reason);
      };
      recheckListeners = offerRemoteForwarding({ ...shared, permissions, refused }).recheck;
    },
    recheck() {
      forwards.recheck();
      recheckListeners();
    },
    takeNotices() {
      const taken = notices;
      notices = [];
      return taken;
    },
    end: () => forwards.end(),
  };
}
