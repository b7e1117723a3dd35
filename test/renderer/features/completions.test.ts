import { describe, expect, it } from 'vitest';
import { completed, completionsAt } from '../../../src/renderer/features/search/completions';

const labels = [
  {
    key: 'env',
    values: [
      { value: 'prod', count: 7 },
      { value: 'staging', count: 2 },
    ],
    more: 0,
  },
  { key: 'team/name', values: [{ value: 'web', count: 1 }], more: 0 },
];

/** What is offered where the text has a bar. */
function offered(marked: string): readonly string[] {
  const caret = marked.indexOf('|');
  const { options } = completionsAt(marked.replace('|', ''), caret, labels);
  return options.map(({ text }) => text);
}

/** The text and its caret, with the first offer taken. */
function taken(marked: string): string {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const completions = completionsAt(text, caret, labels);
  const [first] = completions.options;
  if (!first) throw new Error('Nothing is offered');
  const result = completed(text, completions, first);
  return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
}

describe('what a condition could go on with', () => {
  it.each([
    ['|', 'labels.'],
    ['name == "a" && |', 'labels.'],
    ['!ha|', 'hasPrefix('],
    ['res|', 'resource.kind'],
    ['contains(|', 'labels.'],
    ['labels.|', 'labels.env'],
    ['labels.e|', 'labels.env'],
    ['labels.team|', 'labels["team/name"]'],
    ['labels.env == "|', 'prod'],
    ['labels.env != "st|"', 'staging'],
    ['labels["team/name"] == "|', 'web'],
    ["resource.kind == 'd|", 'db'],
  ])('%s offers %s', (marked, text) => {
    expect(offered(marked)).toContain(text);
  });

  it.each([
    'name|',
    'name |',
    '"lab|',
    'labels.env|',
    'labels.owner == "|',
    'labels.env == "prod" |',
  ])('%s offers nothing', (marked) => {
    expect(offered(marked)).toEqual([]);
  });

  it.each([
    ['la| == "x"', 'labels.| == "x"'],
    ['labels.te| == "x"', 'labels["team/name"]| == "x"'],
    ['labels.env == "pr|', 'labels.env == "prod"|'],
    ['labels.env == "pr|"', 'labels.env == "prod"|'],
    ['!ha|', '!hasPrefix(|'],
  ])('%s becomes %s', (before, after) => {
    expect(taken(before)).toBe(after);
  });
});
