import { describe, expect, it } from 'vitest';
import {
  paletteResults,
  type Sources,
} from '../../../../src/renderer/stores/palette/palette-results';
import {
  profileEntry,
  requestEntry,
  resourceEntry,
  settingEntries,
  signEntries,
  tabEntry,
} from '../../../../src/renderer/stores/palette/entries';
import { readTyped } from '../../../../src/renderer/stores/palette/signs';
import type { Entry } from '../../../../src/renderer/stores/palette/targets';
import { aProfileState, aResource, aSession, aView } from '../../../helpers/window-builders';
import { aRow, tableOf } from '../resource-index/rows';

const command = (name: string): Entry => ({
  ...{ key: `action ${name}`, name, detail: 'Screens' },
  target: { type: 'action', id: 'screen.status' },
});
const rows = [
  aRow('settings-db', { kind: 'db' }),
  aRow('status-page'),
  aRow('web-1', { labels: { env: 'prod' } }),
  aRow('web-2'),
];
const sources: Sources = {
  table: tableOf(rows),
  entries: {
    tabs: [tabEntry(aSession(1, { name: 'web-2', login: 'root' }))],
    requests: [requestEntry(aView(1))],
    commands: [command('Go to Status'), command('Open settings')],
    settings: settingEntries(),
    profiles: [profileEntry(aProfileState({ userName: 'bob' }))],
    signs: signEntries(),
  },
  recent: [],
};
const found = (typed: string, from: Sources = sources) =>
  paletteResults(from, typed).map(({ group, entries }) => [group, entries.map(({ name }) => name)]);

describe('what was typed', () => {
  it.each([
    ['web', null, 'web'],
    ['  web 1 ', null, 'web 1'],
    ['>theme', '>', 'theme'],
    [' # iot', '#', 'iot'],
    ['//cluster/node/x', '/', '/cluster/node/x'],
    ['', null, ''],
  ] as const)('reads %j as %j and %j', (text, sign, words) => {
    expect(readTyped(text)).toEqual({ sign, words });
  });
});

describe('what is found', () => {
  it('puts the group with the nearest name first', () => {
    expect(found('web-2')).toEqual([
      ['resources', ['web-2']],
      ['tabs', ['web-2']],
    ]);
    expect(found('status').map(([group]) => group)).toEqual(['resources', 'commands']);
    expect(found('open s')[0]).toEqual(['commands', ['Open settings']]);
  });

  it('finds names before what else is said of something', () => {
    expect(found('=prod')).toEqual([['resources', ['web-1']]]);
    expect(found('bob')[0]).toEqual(['profiles', ['bob']]);
  });

  it.each([
    ['>sett', ['commands']],
    ['/sett', ['resources']],
    ['#', ['requests']],
    [':', ['tabs']],
    ['@', ['profiles']],
    ['/', ['resources']],
    ['>theme', ['settings']],
  ])('%s narrows', (typed, groups) => {
    expect(found(typed).map(([group]) => group)).toEqual(groups);
  });

  it('lists every sign but the one that was typed', () => {
    expect(found('?')).toEqual([['signs', ['/', '>', '#', ':', '@']]]);
  });

  it('says when there is more, and shows more of one group alone', () => {
    const entries = Array.from({ length: 12 }, (_, at) => command(`Go to ${at}`));
    const many = { ...sources, entries: { commands: entries } };
    expect(paletteResults(many, 'go')).toMatchObject([{ group: 'commands', more: true }]);
    expect(paletteResults(many, 'go')[0]?.entries).toHaveLength(5);
    expect(paletteResults(many, '>go')[0]?.entries).toHaveLength(12);
  });

  it('begins with what was chosen last, then what is open or waits', () => {
    const [, , row] = rows;
    const recent = row ? [resourceEntry(row), ...(sources.entries.tabs ?? [])] : [];
    expect(found('', { ...sources, recent })).toEqual([
      ['recent', ['web-1', 'web-2']],
      ['requests', [aResource(1).name]],
      ['commands', ['Go to Status', 'Open settings']],
    ]);
  });

  it('puts what was chosen lately before what is as near, and nothing before what is nearer', () => {
    const all = Array.from({ length: 300 }, (_, at) => aRow(`web-${String(at).padStart(3, '0')}`));
    const last = all.at(-1);
    const recent = last ? [resourceEntry(last)] : [];
    const from = { table: tableOf([...all, aRow('web')]), entries: {}, recent };
    const [group] = paletteResults(from, 'web');
    expect(group?.entries.slice(0, 3).map(({ name }) => name)).toEqual([
      'web',
      'web-299',
      'web-000',
    ]);
    expect(group?.more).toBe(true);
  });

  it('finds nothing of resources while none are known', () => {
    expect(found('/web-1', { ...sources, table: null })).toEqual([]);
  });
});
