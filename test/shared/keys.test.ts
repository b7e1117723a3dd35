import { describe, expect, it } from 'vitest';
import {
  belongsToShell,
  isTyping,
  keysOfPress,
  parseKeys,
  showKeys,
  writeKeys,
  type KeyPress,
  type Keys,
} from '#shared/model/keys';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const press = (key: string, code: string, part: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, code },
  ...none,
  ...part,
});
function keys(text: string): Keys {
  const parsed = parseKeys(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
}

describe('keys in settings', () => {
  it.each([
    'Ctrl+K',
    'Ctrl+Shift+K',
    'F6',
    '/',
    'Ctrl+Tab',
    'Alt+Cmd+1',
    'Ctrl++',
    '+',
    'A',
    'Ctrl+,',
  ])('%s is read as it is written', (text) => expect(writeKeys(keys(text))).toBe(text));

  it('puts modifiers in order, and letters in upper case', () => {
    expect(writeKeys(keys('Shift+Ctrl+k'))).toBe('Ctrl+Shift+K');
  });

  it.each([
    '',
    'Ctrl',
    'Ctrl+',
    'Hyper+K',
    'Ctrl+Ctrl+K',
    'Ctrl+KK',
    'ctrl+K',
    'Ctrl + K',
    'Shift+/',
    'F25',
    'ä',
    'Ctrl+K+L',
  ])('refuses %j', (text) => expect(parseKeys(text).ok).toBe(false));
});

describe('a press', () => {
  it.each([
    ['a letter', press('k', 'KeyK', { ctrlKey: true }), 'Ctrl+K'],
    ['a letter with Shift', press('K', 'KeyK', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+K'],
    ['a letter where the layout has it', press('a', 'KeyQ', { ctrlKey: true }), 'Ctrl+A'],
    ['a letter of another alphabet', press('л', 'KeyK', { ctrlKey: true }), 'Ctrl+K'],
    [
      'a letter that Alt makes a sign of',
      press('˚', 'KeyK', { altKey: true, metaKey: true }),
      'Alt+Cmd+K',
    ],
    [
      'a digit that Shift makes a sign of',
      press('!', 'Digit1', { ctrlKey: true, shiftKey: true }),
      'Ctrl+Shift+1',
    ],
    ['a digit that needs Shift', press('&', 'Digit1', { ctrlKey: true }), 'Ctrl+1'],
    ['a digit of the number pad', press('1', 'Numpad1', { ctrlKey: true }), 'Ctrl+1'],
    ['the number pad without digits', press('End', 'Numpad1'), 'End'],
    ['a sign that needs Shift', press('/', 'Digit7', { shiftKey: true }), 'Shift+7'],
    ['a sign', press('/', 'Slash'), '/'],
    ['a sign with Shift', press('?', 'Slash', { shiftKey: true }), '?'],
    ['Space', press(' ', 'Space', { ctrlKey: true }), 'Ctrl+Space'],
    ['Tab', press('Tab', 'Tab', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Tab'],
  ])('of %s', (_name, event, expected) => {
    const found = keysOfPress(event);
    expect(found && writeKeys(found)).toBe(expected);
  });

  it.each(['Control', 'Shift', 'Dead', 'Process', 'Unidentified', 'AudioVolumeUp'])(
    'of %s alone is no shortcut',
    (key) => expect(keysOfPress(press(key, '', { ctrlKey: true }))).toBeNull(),
  );
});

it.each([
  ['Ctrl+K', true],
  ['K', true],
  ['Alt+1', true],
  ['F6', true],
  ['Ctrl+Alt+K', true],
  ['Shift+Tab', true],
  ['Ctrl+Shift+K', false],
  ['Ctrl+Shift+F6', false],
  ['Ctrl+Tab', false],
  ['Cmd+K', false],
])('%s belongs to the shell: %s', (text, expected) => {
  expect(belongsToShell(keys(text))).toBe(expected);
});

it.each([
  ['J', true],
  ['/', true],
  ['Shift+A', true],
  ['Enter', true],
  ['Ctrl+J', false],
  ['Alt+J', false],
  ['F6', false],
])('%s types something: %s', (text, expected) => {
  expect(isTyping(keys(text))).toBe(expected);
});

it('is shown as each platform writes it', () => {
  expect(showKeys(keys('Ctrl+Shift+ArrowUp'), 'linux')).toBe('Ctrl+Shift+↑');
  expect(showKeys(keys('Alt+Shift+Cmd+K'), 'darwin')).toBe('⌥⇧⌘K');
  expect(showKeys(keys('Cmd+K'), 'win32')).toBe('Win+K');
});
