import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EntryRow } from '../../../src/renderer/features/palette/entry-row';
import { placeAfter } from '../../../src/renderer/features/palette/use-palette-keys';
import {
  doingWords,
  indexWords,
  memoryWords,
  stateOf,
} from '../../../src/renderer/features/palette/words';
import { resourceEntry } from '../../../src/renderer/stores/palette/entries';
import { needleOf } from '../../../src/renderer/stores/resource-index/match';
import type { IndexState } from '../../../src/renderer/stores/resource-index/resource-index';
import { aRequest, aView, uuid } from '../../helpers/window-builders';
import { aRow, tableOf } from '../stores/resource-index/rows';

const at = new Date(2030, 0, 15, 9, 30).getTime();
const known: IndexState = {
  table: tableOf([aRow('web-1')]),
  ...{ version: 1, complete: true, filling: false, total: 1, asOf: at, stale: false, error: null },
};
const error: IndexState['error'] = {
  code: 'unreachable',
  message: 'Nothing answers.',
  field: null,
  details: [],
};

describe('a row of the palette', () => {
  it('leads with the name, marks what was typed, and says what Enter does', () => {
    const entry = resourceEntry(aRow('web-<1>', { labels: { env: 'prod' } }));
    const html = renderToStaticMarkup(
      <EntryRow
        id="row"
        entry={entry}
        needles={[needleOf('we')]}
        state={{ text: 'Requestable', tone: 'neutral' }}
        enter={{ type: 'ask-to-connect' }}
        keys=""
        active
        top={40}
        position={2}
        count={9}
        onPoint={() => {}}
        onChoose={() => {}}
      />,
    );
    // What a screen reader says of it is what stands in it.
    const said = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/ +/g, ' ');
    expect(said).toMatch(/we b-&lt;1&gt; Server .*Requestable Request… $/);
    expect(html).toMatch(/<mark[^>]*>we<\/mark>b-&lt;1&gt;/);
    expect(html).toContain('aria-selected="true"');
    expect(html).toContain('aria-posinset="3"');
    expect(html.indexOf('web-')).toBeLessThan(html.indexOf('env=prod'));
  });

  it('names what a key does, and asks as whom where there is a choice', () => {
    expect(doingWords({ type: 'connect', logins: ['root'], assume: null })).toBe('Connect');
    expect(doingWords({ type: 'connect', logins: ['root', 'a'], assume: null })).toBe(
      'Connect as…',
    );
    expect(doingWords({ type: 'request' })).toBe('Add to request');
  });

  it('says until when something is granted, and that it is locked', () => {
    const row = aRow('web-1', {}, { state: 'granted', requests: [uuid(1)] });
    const until = at + 3_600_000;
    const views = { [uuid(1)]: { ...aView(1), request: aRequest(1, { accessUntil: until }) } };
    const words = (given: typeof row) => stateOf({ type: 'resource', row: given }, views, at)?.text;
    expect(words(row)).toBe('Granted until 10:30');
    expect(words({ ...row, requests: [] })).toBe('Granted');
    expect(words({ ...row, locked: 'Broken into.' })).toBe('Locked');
  });
});

describe('how much is known', () => {
  it.each<[string, Partial<IndexState>, boolean, string]>([
    ['all of it, as it is now', {}, true, ''],
    [
      'some of it',
      { complete: false, filling: true, total: 100_000 },
      true,
      'Reading the resources: 1 of 100,000 resources',
    ],
    [
      'nothing yet',
      { complete: false, filling: true },
      true,
      'Reading the resources: 1 of 1 resource',
    ],
    [
      'nothing, for a reason',
      { complete: false, error },
      true,
      'The resources could not be read: Nothing answers.',
    ],
    ['as of then, without a network', {}, false, 'Resources as of 09:30'],
    ['as of then, after it failed', { error }, true, 'Resources as of 09:30'],
  ])('%s', (_case, part, isReachable, words) => {
    expect(indexWords({ ...known, ...part }, isReachable)).toBe(words);
  });

  it('tells what it keeps', () => {
    expect(memoryWords(known)).toMatch(
      /^1 resource is kept here for finding, in [\d.]+ MB, as of 09:30\.$/,
    );
  });
});

describe('the keys that move', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 9, 0],
    ['ArrowUp', 0, 9],
    ['PageDown', 0, 8],
    ['PageDown', 5, 9],
    ['PageUp', 5, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['ArrowLeft', 2, null],
  ])('%s from %i leads to %s of ten', (key, from, to) => {
    expect(placeAfter(key, from, 10)).toBe(to);
  });

  it('stays where nothing is found', () => {
    expect(placeAfter('ArrowUp', 0, 0)).toBe(0);
  });
});
