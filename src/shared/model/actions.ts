/** The parts of the list of shortcuts, in the order in which they are shown. */
export const actionGroups = {
  general: 'General',
  screens: 'Screens',
  tabs: 'Tabs and panes',
  terminal: 'Terminal',
  requests: 'Requests',
} as const;
export type ActionGroup = keyof typeof actionGroups;

/**
 * Where an action's keys count: outside of terminals, inside of them, or in both. Inside of one, keys that belong to
 * the shell go to the shell whatever stands here, see `belongsToShell`.
 */
export type ActionPlace = 'window' | 'terminal' | 'everywhere';

interface Action {
  readonly title: string;
  readonly group: ActionGroup;
  readonly place: ActionPlace;
  /** The keys it has until somebody chooses others: on macOS, and elsewhere. */
  readonly mac: readonly string[];
  readonly others: readonly string[];
  /** Whether it goes on while its keys are held down. */
  readonly repeats?: true;
}

type Keys = readonly string[];

function general(title: string, mac: Keys, others: Keys, place: ActionPlace = 'everywhere') {
  return { title, group: 'general', place, mac, others } as const;
}

function profileAt(number: number) {
  const others = [`Alt+${number}`, `Ctrl+Alt+Shift+${number}`];
  return general(`Switch to profile ${number}`, [`Ctrl+Cmd+${number}`], others);
}

function screen(title: string, number: number) {
  const [mac, others] = [[`Cmd+${number}`], [`Ctrl+${number}`]];
  return { title, group: 'screens', place: 'window', mac, others } as const;
}

function tab(title: string, mac: Keys, others: Keys) {
  return { title, group: 'tabs', place: 'everywhere', mac, others } as const;
}

function tabAt(number: number) {
  return tab(`Go to tab ${number}`, [`Alt+Cmd+${number}`], [`Ctrl+Shift+${number}`]);
}

const repeats = { repeats: true } as const;

type Towards = 'Left' | 'Right' | 'Up' | 'Down';
const onTheWay: Readonly<Record<Towards, string>> = {
  Left: 'on the left',
  Right: 'on the right',
  Up: 'above',
  Down: 'below',
};

function paneTowards(towards: Towards) {
  const keys = [`Ctrl+Shift+Arrow${towards}`];
  return tab(`Go to the pane ${onTheWay[towards]}`, [`Alt+Cmd+Arrow${towards}`], keys);
}

function dividerTowards(towards: Towards) {
  const keys = [`Ctrl+Alt+Shift+Arrow${towards}`];
  const title = `Move the divider ${towards.toLowerCase()}`;
  return { ...tab(title, [`Ctrl+Cmd+Arrow${towards}`], keys), ...repeats } as const;
}

function terminal(title: string, mac: Keys, others: Keys, place: ActionPlace = 'terminal') {
  return { title, group: 'terminal', place, mac, others } as const;
}

function requests(title: string, key: string) {
  return { title, group: 'requests', place: 'window', mac: [key], others: [key] } as const;
}

/** Everything in the window that keys can do, by id: its keys on macOS, then elsewhere. */
const table = {
  'palette.open': general('Open the command palette', ['Cmd+K'], ['Ctrl+K', 'Ctrl+Shift+K']),
  'search.focus': general('Search resources', ['/', 'Cmd+F'], ['/', 'Ctrl+F'], 'window'),
  'sidebar.toggle': general(
    'Show or hide the names of the sidebar',
    ['Cmd+B'],
    ['Ctrl+B', 'Ctrl+Shift+M'],
  ),
  'profile.switch': general('Switch profile', ['Shift+Cmd+P'], ['Ctrl+Shift+P']),
  'profile.1': profileAt(1),
  'profile.2': profileAt(2),
  'profile.3': profileAt(3),
  'profile.4': profileAt(4),
  'profile.5': profileAt(5),
  'profile.6': profileAt(6),
  'profile.7': profileAt(7),
  'profile.8': profileAt(8),
  'profile.9': profileAt(9),
  'files.open': general('Transfer files', ['Shift+Cmd+T'], ['Ctrl+Shift+T']),
  'settings.open': general('Open settings', ['Cmd+,'], ['Ctrl+,']),
  'diagnostics.open': general('Open diagnostics', [], []),
  'tour.open': general('Take the tour', [], []),

  'screen.resources': screen('Go to Resources', 1),
  'screen.requests': screen('Go to Requests', 2),
  'screen.terminals': screen('Go to Terminals', 3),
  'screen.sessions': screen('Go to Sessions', 4),
  'screen.status': screen('Go to Status', 5),
  'screen.administration': screen('Go to Administration', 6),

  'tab.next': { ...tab('Next tab', ['Ctrl+Tab'], ['Ctrl+Tab']), ...repeats },
  'tab.previous': { ...tab('Previous tab', ['Ctrl+Shift+Tab'], ['Ctrl+Shift+Tab']), ...repeats },
  'tab.close': tab('Close the tab', ['Cmd+W'], ['Ctrl+Shift+W']),
  'tab.moveLeft': {
    ...tab('Move the tab to the left', ['Ctrl+Shift+PageUp'], ['Ctrl+Shift+PageUp']),
    ...repeats,
  },
  'tab.moveRight': {
    ...tab('Move the tab to the right', ['Ctrl+Shift+PageDown'], ['Ctrl+Shift+PageDown']),
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
  'pane.splitRight': tab('Split to the right', ['Cmd+D'], ['Ctrl+Shift+E']),
  'pane.splitDown': tab('Split downwards', ['Shift+Cmd+D'], ['Ctrl+Shift+O']),
  'pane.close': tab('Close the pane', ['Shift+Cmd+W'], ['Ctrl+Shift+X']),
  'pane.focusNext': { ...tab('Go to the next pane', ['Cmd+]'], ['Ctrl+Shift+N']), ...repeats },
  'pane.focusLeft': paneTowards('Left'),
  'pane.focusRight': paneTowards('Right'),
  'pane.focusUp': paneTowards('Up'),
  'pane.focusDown': paneTowards('Down'),
  'pane.dividerLeft': dividerTowards('Left'),
  'pane.dividerRight': dividerTowards('Right'),
  'pane.dividerUp': dividerTowards('Up'),
  'pane.dividerDown': dividerTowards('Down'),

  'terminal.copy': terminal('Copy', ['Cmd+C'], ['Ctrl+Shift+C']),
  'terminal.paste': terminal('Paste', ['Cmd+V'], ['Ctrl+Shift+V']),
  'terminal.leave': terminal(
    'Leave the terminal by keyboard',
    ['Ctrl+Shift+F6'],
    ['Ctrl+Shift+F6'],
  ),
  'terminal.find': terminal('Find in the terminal', ['Cmd+F'], ['Ctrl+Shift+F']),
  'terminal.links': terminal('Show the links of the terminal', ['Shift+Cmd+G'], ['Ctrl+Shift+G']),
  'terminal.snippets': terminal('Insert a snippet', ['Shift+Cmd+I'], ['Ctrl+Shift+I']),
  'terminal.menu': terminal(
    'Open the menu of the terminal',
    ['Ctrl+Shift+F10'],
    ['Ctrl+Shift+F10'],
  ),
  'terminal.zen': terminal(
    'Show nothing but the terminal',
    ['Shift+Cmd+Enter'],
    ['Ctrl+Shift+Enter'],
    'everywhere',
  ),
  'terminal.clear': terminal('Clear the terminal', ['Shift+Cmd+K'], ['Ctrl+Shift+L']),
  'terminal.export': terminal('Save what the terminal printed', ['Cmd+S'], ['Ctrl+Shift+S']),
  'terminal.broadcast': terminal(
    'Type into several terminals, or stop it',
    ['Shift+Cmd+B'],
    ['Ctrl+Shift+B'],
  ),
  'terminal.larger': {
    ...terminal('Larger letters', ['Cmd+=', 'Cmd++'], ['Ctrl+Shift+Home']),
    ...repeats,
  },
  'terminal.smaller': {
    ...terminal('Smaller letters', ['Cmd+-'], ['Ctrl+Shift+End']),
    ...repeats,
  },
  'terminal.usualSize': terminal('Letters of the usual size', ['Cmd+0'], ['Ctrl+Shift+0']),
  'terminal.openInTerminal': terminal('Open in the system’s terminal', [], [], 'everywhere'),
  'terminal.openInEditor': terminal('Open in Visual Studio Code', [], [], 'everywhere'),

  'request.toggle': {
    ...general(
      'Add the chosen resource to the request, or take it out',
      ['Cmd+Enter'],
      ['Ctrl+Enter'],
      'window',
    ),
    ...{ group: 'requests' },
  },
  'request.addAll': {
    ...general(
      'Add all resources that are listed to the request',
      ['Shift+Cmd+A'],
      ['Ctrl+Shift+A'],
      'window',
    ),
    ...{ group: 'requests' },
  },
  'requests.next': { ...requests('Next request', 'J'), ...repeats },
  'requests.previous': { ...requests('Previous request', 'K'), ...repeats },
  'requests.approve': requests('Approve the request, after one more question', 'A'),
  'requests.deny': requests('Deny the request, after one more question', 'D'),
  'requests.reason': requests('Write a message to who asked', 'R'),
  'requests.keys': requests('Show the keys for reviewing', '?'),
} as const satisfies Readonly<Record<string, Action>>;

export type ActionId = keyof typeof table;
export const actions: Readonly<Record<ActionId, Action>> = table;
export const actionIds = Object.keys(table) as [ActionId, ...ActionId[]];
