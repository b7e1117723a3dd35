import { describe, expect, it } from 'vitest';
import { exportName } from '../../../../src/renderer/features/sessions/terminal/export-name';
import {
  foundWords,
  patternProblem,
} from '../../../../src/renderer/features/sessions/terminal/find-words';
import { ligatureRanges } from '../../../../src/renderer/features/sessions/terminal/ligatures';
import { webAddress } from '../../../../src/renderer/features/sessions/terminal/links';
import { quotedNames } from '../../../../src/renderer/features/sessions/terminal/quoted-names';

it.each([
  ['plain', ['notes.txt'], 'notes.txt '],
  ['several', ['a', 'b c'], "a 'b c' "],
  ['a quote', ["it's"], "'it'\\''s' "],
  ['what a shell would run', ['$(id);`id`'], "'$(id);`id`' "],
  ['what looks like an option', ['-rf', '--x y'], "./-rf './--x y' "],
  ['a line end', ['a\nb'], "'a\nb' "],
  ['another script', ['完了.txt'], '完了.txt '],
])('names of files become words of a shell: %s', (_name, names, words) => {
  expect(quotedNames(names)).toBe(words);
});

it.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['HTTP://EXAMPLE.com', 'http://example.com/'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['vscode://x', null],
  ['mailto:a@example.com', null],
  ['example.com', null],
  ['', null],
])('only addresses of the web are links: %s', (target, address) => {
  expect(webAddress(target)).toBe(address);
});

it('draws the longest of signs that belong together as one, and nothing twice', () => {
  expect(ligatureRanges('a -> b')).toEqual([[2, 4]]);
  expect(ligatureRanges('a --> b <!-- c')).toEqual([
    [2, 5],
    [8, 12],
  ]);
  expect(ligatureRanges('a!==b!=c')).toEqual([
    [1, 4],
    [5, 7],
  ]);
  expect(ligatureRanges('plain text, no signs')).toEqual([]);
});

describe('words about a search', () => {
  it.each([
    ['', { at: -1, count: 0 }, ''],
    ['x', { at: -1, count: 0 }, 'Not found'],
    ['x', { at: 2, count: 9 }, '3 of 9'],
    ['x', { at: -1, count: 9 }, '9 places'],
    ['x', { at: 999, count: 1_000 }, '1,000 of 1,000 or more'],
  ])('"%s", %j: %s', (words, found, text) => {
    expect(foundWords(words, found, 1_000)).toBe(text);
  });

  it.each([
    ['', null],
    ['a+', null],
    ['(', 'Not a pattern'],
    ['a*', 'Fits everything'],
    ['^', 'Fits everything'],
  ])('the pattern "%s": %s', (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem);
  });
});

it('names a saved output by login, machine and local time, with nothing that a file system minds', () => {
  const at = new Date(2026, 10, 26, 9, 5).getTime();
  expect(exportName({ login: 'alice', name: 'iot' }, at)).toBe('alice@iot 2026-11-26 09.05.txt');
  expect(exportName({ login: 'a/b', name: '../x: y' }, at)).toBe('a-b@..-x-y 2026-11-26 09.05.txt');
});
