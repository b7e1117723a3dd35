import type { ITheme, Terminal } from '@xterm/xterm';

const names = {
  background: '--terminal',
  foreground: '--terminal-text',
  cursor: '--accent-text',
  cursorAccent: '--terminal',
  selectionBackground: '--terminal-selection',
  black: '--ansi-black',
  red: '--ansi-red',
  green: '--ansi-green',
  yellow: '--ansi-yellow',
  blue: '--ansi-blue',
  magenta: '--ansi-magenta',
  cyan: '--ansi-cyan',
  white: '--ansi-white',
  brightBlack: '--text-3',
  brightRed: '--ansi-red',
  brightGreen: '--ansi-green',
  brightYellow: '--ansi-yellow',
  brightBlue: '--ansi-blue',
  brightMagenta: '--ansi-magenta',
  brightCyan: '--ansi-cyan',
  brightWhite: '--terminal-text',
} as const satisfies ITheme;

/** The terminal's colours, as the tokens stand for `element` in the current theme. */
function terminalTheme(element: HTMLElement): ITheme {
  const probe = document.createElement('span');
  element.append(probe);
  const entries = Object.entries(names).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as ITheme;
}

/** The colour that a token stands for at `element`, as `#rrggbb`: all that some parts of xterm read. */
export function hexColour(element: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const parts = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? [];
  probe.remove();
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG's AA, and AAA where more contrast is asked for; programs choose colours of their own. */
const leastContrast = () => (document.documentElement.dataset['contrast'] === 'more' ? 7 : 4.5);

/** Follows the app's theme: the attributes that settings set, and the system's choice. */
export function followTheme(terminal: Terminal, element: HTMLElement): () => void {
  const update = () => {
    terminal.options.theme = terminalTheme(element);
    terminal.options.minimumContrastRatio = leastContrast();
  };
  update();
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', update);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', update);
  };
}
