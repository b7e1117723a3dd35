/** The parts of the list of shortcuts, in the order in which they are shown. */
export const actionGroups = ['general', 'screens', 'tabs', 'terminal', 'requests'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/**
 * Where an action's keys count: outside of terminals, inside of them, or in both. Inside of one, keys that belong to
 * the shell go to the shell whatever stands here, see `belongsToShell`.
 */
export type ActionPlace = 'window' | 'terminal' | 'everywhere';

interface Action {
  readonly group: ActionGroup;
  readonly place: ActionPlace;
  /** The keys it has until somebody chooses others: on macOS, and elsewhere. */
  readonly mac: readonly string[];
  readonly others: readonly string[];
  /** Whether it goes on while its keys are held down. */
  readonly repeats?: true;
}

type Keys = readonly string[];

function general(mac: Keys, others: Keys, place: ActionPlace = 'everywhere') {
  return { group: 'general', place, mac, others } as const;
}

function profileAt(number: number) {
  const others = [`Alt+${number}`, `Ctrl+Alt+Shift+${number}`];
  return general([`Ctrl+Cmd+${number}`], others);
}

function screen(number: number) {
  const [mac, others] = [[`Cmd+${number}`], [`Ctrl+${number}`]];
  return { group: 'screens', place: 'window', mac, others } as const;
}

function tab(mac: Keys, others: Keys) {
  return { group: 'tabs', place: 'everywhere', mac, others } as const;
}

function tabAt(number: number) {
  return tab([`Alt+Cmd+${number}`], [`Ctrl+Shift+${number}`]);
}

const repeats = { repeats: true } as const;

type Towards = 'Left' | 'Right' | 'Up' | 'Down';

function paneTowards(towards: Towards) {
  const keys = [`Ctrl+Shift+Arrow${towards}`];
  return tab([`Alt+Cmd+Arrow${towards}`], keys);
}

function dividerTowards(towards: Towards) {
  const keys = [`Ctrl+Alt+Shift+Arrow${towards}`];
  return { ...tab([`Ctrl+Cmd+Arrow${towards}`], keys), ...repeats } as const;
}

function terminal(mac: Keys, others: Keys, place: ActionPlace = 'terminal') {
  return { group: 'terminal', place, mac, others } as const;
}

function requests(key: string) {
  return { group: 'requests', place: 'window', mac: [key], others: [key] } as const;
}

/** Everything in the window that keys can do, by id: its keys on macOS, then elsewhere. */
const table = {
  'palette.open': general(['Cmd+K'], ['Ctrl+K', 'Ctrl+Shift+K']),
  'search.focus': general(['/', 'Cmd+F'], ['/', 'Ctrl+F'], 'window'),
  'sidebar.toggle': general(['Cmd+B'], ['Ctrl+B', 'Ctrl+Shift+M']),
  'profile.switch': general(['Shift+Cmd+P'], ['Ctrl+Shift+P']),
  'profile.1': profileAt(1),
  'profile.2': profileAt(2),
  'profile.3': profileAt(3),
  'profile.4': profileAt(4),
  'profile.5': profileAt(5),
  'profile.6': profileAt(6),
  'profile.7': profileAt(7),
  'profile.8': profileAt(8),
  'profile.9': profileAt(9),
  'files.open': general(['Shift+Cmd+T'], ['Ctrl+Shift+T']),
  'settings.open': general(['Cmd+,'], ['Ctrl+,']),
  'diagnostics.open': general([], []),
  'tour.open': general([], []),

  'screen.resources': screen(1),
  'screen.requests': screen(2),
  'screen.terminals': screen(3),
  'screen.sessions': screen(4),
  'screen.status': screen(5),
  'screen.administration': screen(6),

  'tab.next': { ...tab(['Ctrl+Tab'], ['Ctrl+Tab']), ...repeats },
  'tab.previous': { ...tab(['Ctrl+Shift+Tab'], ['Ctrl+Shift+Tab']), ...repeats },
  'tab.close': tab(['Cmd+W'], ['Ctrl+Shift+W']),
  'tab.moveLeft': {
    ...tab(['Ctrl+Shift+PageUp'], ['Ctrl+Shift+PageUp']),
    ...repeats,
  },
  'tab.moveRight': {
    ...tab(['Ctrl+Shift+PageDown'], ['Ctrl+Shift+PageDown']),
    ...repeats,
  },
  'tab.1': tabAt(1),
  'tab.2': tabAt(2),
  'tab.3': tabAt(3),
  'tab.4': tabAt(4),
  'tab.5': tabAt(5),
  'tab.6': tabAt(6),
  'tab.7': tabAt(7),
  'tab.8': tabAt(8),
  'tab.9': tabAt(9),
  'pane.splitRight': tab(['Cmd+D'], ['Ctrl+Shift+E']),
  'pane.splitDown': tab(['Shift+Cmd+D'], ['Ctrl+Shift+O']),
  'pane.close': tab(['Shift+Cmd+W'], ['Ctrl+Shift+X']),
  'pane.focusNext': { ...tab(['Cmd+]'], ['Ctrl+Shift+N']), ...repeats },
  'pane.focusLeft': paneTowards('Left'),
  'pane.focusRight': paneTowards('Right'),
  'pane.focusUp': paneTowards('Up'),
  'pane.focusDown': paneTowards('Down'),
  'pane.dividerLeft': dividerTowards('Left'),
  'pane.dividerRight': dividerTowards('Right'),
  'pane.dividerUp': dividerTowards('Up'),
  'pane.dividerDown': dividerTowards('Down'),

  'terminal.copy': terminal(['Cmd+C'], ['Ctrl+Shift+C']),
  'terminal.paste': terminal(['Cmd+V'], ['Ctrl+Shift+V']),
  'terminal.leave': terminal(['Ctrl+Shift+F6'], ['Ctrl+Shift+F6']),
  'terminal.find': terminal(['Cmd+F'], ['Ctrl+Shift+F']),
  'terminal.links': terminal(['Shift+Cmd+G'], ['Ctrl+Shift+G']),
  'terminal.snippets': terminal(['Shift+Cmd+I'], ['Ctrl+Shift+I']),
  'terminal.menu': terminal(['Ctrl+Shift+F10'], ['Ctrl+Shift+F10']),
  'terminal.zen': terminal(['Shift+Cmd+Enter'], ['Ctrl+Shift+Enter'], 'everywhere'),
  'terminal.clear': terminal(['Shift+Cmd+K'], ['Ctrl+Shift+L']),
  'terminal.export': terminal(['Cmd+S'], ['Ctrl+Shift+S']),
  'terminal.broadcast': terminal(['Shift+Cmd+B'], ['Ctrl+Shift+B']),
  'terminal.larger': {
    ...terminal(['Cmd+=', 'Cmd++'], ['Ctrl+Shift+Home']),
    ...repeats,
  },
  'terminal.smaller': {
    ...terminal(['Cmd+-'], ['Ctrl+Shift+End']),
    ...repeats,
  },
  'terminal.usualSize': terminal(['Cmd+0'], ['Ctrl+Shift+0']),
  'terminal.openInTerminal': terminal([], [], 'everywhere'),
  'terminal.openInEditor': terminal([], [], 'everywhere'),

  'request.toggle': {
    ...general(['Cmd+Enter'], ['Ctrl+Enter'], 'window'),
    ...{ group: 'requests' },
  },
  'request.addAll': {
    ...general(['Shift+Cmd+A'], ['Ctrl+Shift+A'], 'window'),
    ...{ group: 'requests' },
  },
  'requests.next': { ...requests('J'), ...repeats },
  'requests.previous': { ...requests('K'), ...repeats },
  'requests.approve': requests('A'),
  'requests.deny': requests('D'),
  'requests.reason': requests('R'),
  'requests.keys': requests('?'),
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof table;
export const actions: Readonly<Record<ActionId, Action>> = table;
export const actionIds = Object.keys(table) as [ActionId, ...ActionId[]];
