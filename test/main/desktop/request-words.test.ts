import { describe, expect, it } from 'vitest';
import {
  clockInWords,
  firstLine,
  isSaidInFull,
  resourcesInWords,
} from '#main/desktop/request-words';
import { aResource, aView, uuid } from '../../helpers/window-builders';

const hour = 3_600_000;
const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: aResource(index + 1).id,
    constraint: { type: 'ssh_logins' as const, logins: ['alice'] },
  }));
const knowing = (count: number, part: Parameters<typeof aView>[1], name?: string) => ({
  ...aView(1, part),
  resources: named(count).map((_, index) => aResource(index + 1, name ? { name } : {})),
});

describe('isSaidInFull', () => {
  it.each([
    ['one machine', knowing(1, { resources: named(1) }), true],
    ['three machines', knowing(3, { resources: named(3) }), true],
    ['four machines', knowing(4, { resources: named(4) }), false],
    ['one of which only the id is known', knowing(1, { resources: named(2) }), false],
    ['a name that is cut', knowing(1, { resources: named(1) }, 'x'.repeat(200)), false],
    ['one role', aView(1, { resources: [], roles: ['dba'] }), true],
    ['four roles', aView(1, { resources: [], roles: ['a', 'b', 'c', 'd'] }), false],
  ])('%s: %s', (_what, view, expected) => {
    expect(isSaidInFull(view)).toBe(expected);
  });
});

describe('firstLine', () => {
  it.each([
    ['', ''],
    ['\n\n', ''],
    ['one\ntwo', 'one'],
    [' spaced \t out ', 'spaced out'],
  ])('%j', (text, line) => {
    expect(firstLine(text)).toBe(line);
  });
});

describe('clockInWords', () => {
  const at = new Date(2030, 0, 15, 17, 30).getTime();
  it('says the day where it is another one', () => {
    expect(clockInWords(at, at - hour)).toBe('17:30');
    expect(clockInWords(at, at - 24 * hour)).toMatch(/^Tue,? 15 Jan,? 17:30$/);
  });
});

describe('resourcesInWords', () => {
  it('names three and counts the rest; what cannot be seen goes by its id', () => {
    const resources = [1, 2, 3, 4, 5].map((number) => ({
      id: aResource(number).id,
      constraint: { type: 'by-role' as const },
    }));
    expect(resourcesInWords(aView(1, { resources }))).toBe(
      `node-1, ${uuid(2)}, ${uuid(3)} and 2 more`,
    );
  });
});
