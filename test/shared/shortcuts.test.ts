import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionIds, actions } from '#shared/model/actions';
import { belongsToShell, parseKeys, writeKeys } from '#shared/model/keys';
import {
  actionsFor,
  conflictsOf,
  keysFor,
  usualKeys,
  type KeyPlace,
  type Shortcuts,
} from '#shared/model/shortcuts';

const platforms = ['darwin', 'linux', 'win32'];
const usual = (platform: string): Shortcuts => ({ chosen: {}, platform });
const press = (key: string, code: string, part: object = {}) => ({
  ...{ key, code, repeat: false },
  ...{ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false },
  ...part,
});
const ask = (event: ReturnType<typeof press>, place: KeyPlace, platform = 'linux') =>
  actionsFor(event, place, usual(platform));

describe('the table of actions', () => {
  it.each(platforms)('has keys that can be read, in their own form, on %s', (platform) => {
    for (const id of actionIds)
      for (const text of usualKeys(id, platform)) {
        const parsed = parseKeys(text);
        expect([id, parsed.ok && writeKeys(parsed.value)]).toEqual([id, text]);
      }
  });

  it.each(platforms)('gives no keys to two actions in the same place on %s', (platform) => {
    const shortcuts = usual(platform);
    for (const id of actionIds)
      for (const keys of keysFor(id, shortcuts))
        expect([id, conflictsOf(id, keys, shortcuts, actionIds)]).toEqual([id, []]);
  });

  it.each(platforms)('lets what works in a terminal be reached there on %s', (platform) => {
    const unreachable = actionIds.filter((id) => {
      const keys = keysFor(id, usual(platform));
      return actions[id].place === 'terminal' && keys.every(belongsToShell);
    });
    expect(unreachable).toEqual([]);
  });

  it('has no action that nothing in the window answers to', () => {
    const window = readdirSync('src/renderer', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(`src/renderer/${name}`, 'utf8'))
      .join('\n');
    const answered = (id: string) =>
      window.includes(`'${id}': `) || window.includes(`'${id}',\n`) || window.includes(`('${id}'`);
    expect(actionIds.filter((id) => !answered(id))).toEqual([]);
  });
});

describe('a press', () => {
  it('leaves to the shell what is the shell’s, and takes what is marked for a terminal', () => {
    expect(ask(press('k', 'KeyK', { ctrlKey: true }), 'terminal')).toEqual([]);
    expect(ask(press('f', 'KeyF', { ctrlKey: true }), 'terminal')).toEqual([]);
    expect(ask(press('1', 'Digit1', { altKey: true }), 'terminal')).toEqual([]);
    expect(ask(press('F6', 'F6'), 'terminal')).toEqual([]);
    const shifted = { ctrlKey: true, shiftKey: true };
    expect(ask(press('K', 'KeyK', shifted), 'terminal')).toEqual(['palette.open']);
    expect(ask(press('C', 'KeyC', shifted), 'terminal')).toEqual(['terminal.copy']);
    expect(ask(press('C', 'KeyC', shifted), 'window')).toEqual([]);
  });

  it('tells finding in a terminal from searching, where the keys are the same', () => {
    const find = press('f', 'KeyF', { metaKey: true });
    expect(ask(find, 'terminal', 'darwin')).toEqual(['terminal.find']);
    expect(ask(find, 'window', 'darwin')).toEqual(['search.focus']);
  });

  it('types what it types while something is being written', () => {
    expect(ask(press('/', 'Slash'), 'window')).toEqual(['search.focus']);
    expect(ask(press('/', 'Slash'), 'writing')).toEqual([]);
    expect(ask(press('k', 'KeyK', { ctrlKey: true }), 'writing')).toEqual(['palette.open']);
  });

  it('goes on only where that is meant', () => {
    const tab = { ctrlKey: true, repeat: true };
    expect(ask(press('Tab', 'Tab', tab), 'window')).toEqual(['tab.next']);
    expect(ask(press('k', 'KeyK', tab), 'window')).toEqual([]);
  });

  it('follows what is chosen, and nothing where the keys are taken away', () => {
    const chosen = { 'search.focus': ['Ctrl+J'], 'palette.open': [] };
    const shortcuts = { chosen, platform: 'linux' };
    const control = { ctrlKey: true };
    expect(actionsFor(press('j', 'KeyJ', control), 'window', shortcuts)).toEqual(['search.focus']);
    expect(actionsFor(press('/', 'Slash'), 'window', shortcuts)).toEqual([]);
    expect(actionsFor(press('k', 'KeyK', control), 'window', shortcuts)).toEqual([]);
  });
});

it('names what answers to the same keys, and not what cannot be there at the same time', () => {
  const chosen = { 'settings.open': ['Ctrl+1'], 'terminal.copy': ['Ctrl+1', 'Ctrl+Shift+V'] };
  const shortcuts = { chosen, platform: 'linux' };
  const [first, second] = keysFor('terminal.copy', shortcuts);
  if (!first || !second) throw new Error('no keys');
  expect(conflictsOf('screen.resources', first, shortcuts)).toEqual(['settings.open']);
  expect(conflictsOf('terminal.copy', first, shortcuts)).toEqual([]);
  expect(conflictsOf('terminal.copy', second, shortcuts)).toEqual(['terminal.paste']);
});
