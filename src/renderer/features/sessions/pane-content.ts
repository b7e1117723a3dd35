import { useMemo } from 'react';
import type { SessionState } from '#shared/ipc/app-state';
import type { KeptPane } from '../../stores/kept-panes';
import type { TerminalTab } from '../../stores/terminal-tabs';
import { useFrom } from '../../stores/use-stores';
import type { Waiting } from '../../stores/waiting-store';

/** What stands in a pane. */
export type PaneContent =
  | { readonly type: 'session'; readonly tab: TerminalTab }
  | { readonly type: 'waiting'; readonly waiting: Waiting }
  | { readonly type: 'kept'; readonly kept: KeptPane };

export type PaneContents = ReadonlyMap<string, PaneContent>;

/** What a pane is, in few words and a colour. */
export interface PaneFacts {
  /** `alice@iot` */
  readonly name: string;
  readonly profileId: string;
  readonly resource: string;
  readonly words: string;
  /** By which colour its dot goes; the words say the same. */
  readonly dot: 'open' | 'busy' | 'idle';
}

const stateWords: Readonly<Record<SessionState['state'], string>> = {
  connecting: 'connecting',
  open: 'connected',
  reconnecting: 'reconnecting',
  ended: 'ended',
};
const stateDots: Readonly<Record<SessionState['state'], PaneFacts['dot']>> = {
  connecting: 'busy',
  open: 'open',
  reconnecting: 'busy',
  ended: 'idle',
};

export function factsOf(content: PaneContent): PaneFacts {
  switch (content.type) {
    case 'session': {
      const { state } = content.tab.session;
      return facts(content.tab.session, stateWords[state], stateDots[state]);
    }
    case 'waiting':
      return facts(content.waiting, 'waiting for approval', 'busy');
    case 'kept': {
      const { connecting } = content.kept;
      return facts(
        content.kept,
        connecting ? 'connecting' : 'not connected',
        connecting ? 'busy' : 'idle',
      );
    }
  }
}

function facts(
  from: Pick<SessionState, 'login' | 'name' | 'profileId' | 'resource'>,
  words: string,
  dot: PaneFacts['dot'],
): PaneFacts {
  const { login, name, profileId, resource } = from;
  return { name: `${login}@${name}`, profileId, resource, words, dot };
}

/** What stands in each pane, by its id. */
export function usePaneContents(): PaneContents {
  const tabs = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.tabs,
  );
  const waiting = useFrom(
    (stores) => stores.waiting.store,
    (state) => state.list,
  );
  const kept = useFrom(
    (stores) => stores.layout.store,
    (state) => state.kept,
  );
  return useMemo(
    () =>
      new Map<string, PaneContent>([
        ...kept.map((each) => [each.id, { type: 'kept', kept: each }] as const),
        ...waiting.map((each) => [each.id, { type: 'waiting', waiting: each }] as const),
        ...tabs.map((tab) => [tab.id, { type: 'session', tab }] as const),
      ]),
    [tabs, waiting, kept],
  );
}
