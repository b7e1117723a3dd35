import { useMemo } from 'react';
import { t } from '#shared/i18n/text';
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
  readonly state: SessionState['state'] | 'waiting' | 'kept';
  /** By which colour its dot goes; the state's words say the same. */
  readonly dot: 'open' | 'busy' | 'idle';
}

const dots: Readonly<Record<PaneFacts['state'], PaneFacts['dot']>> = {
  connecting: 'busy',
  open: 'open',
  reconnecting: 'busy',
  ended: 'idle',
  waiting: 'busy',
  kept: 'idle',
};

export function factsOf(content: PaneContent): PaneFacts {
  switch (content.type) {
    case 'session':
      return facts(content.tab.session, content.tab.session.state);
    case 'waiting':
      return facts(content.waiting, 'waiting');
    case 'kept':
      return facts(content.kept, content.kept.connecting ? 'connecting' : 'kept');
  }
}

function facts(
  from: Pick<SessionState, 'login' | 'name' | 'profileId' | 'resource'>,
  state: PaneFacts['state'],
): PaneFacts {
  const { login, name, profileId, resource } = from;
  return { name: `${login}@${name}`, profileId, resource, state, dot: dots[state] };
}

/** How a pane stands, in a word: `connected`. */
export function stateName({ state }: PaneFacts): string {
  return t(`sessions.state.${state}`);
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
