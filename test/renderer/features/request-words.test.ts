import { describe, expect, it } from 'vitest';
import { differences, narrowedBy } from '../../../src/renderer/features/review/narrowing';
import type { ResourceRow } from '#shared/model/search';
import { givenSentences } from '../../../src/renderer/features/request/given-words';
import { cartItem } from '../../../src/renderer/stores/cart-item';
import { goneText } from '../../../src/renderer/features/request/gone-words';
import { summaryLines } from '../../../src/renderer/features/request/request-summary';
import { startProblem } from '../../../src/renderer/ui/time-field';
import { presetText } from '../../../src/renderer/features/presets/preset-row';
import { usableNow } from '../../../src/renderer/features/access-bar/other-grants';
import { whyNotExtend } from '../../../src/renderer/stores/extension';
import { readDuration } from '../../../src/renderer/ui/duration-field';
import { instantText } from '../../../src/renderer/ui/time';
import {
  aDryRun,
  aRequest,
  aResource,
  aRow,
  aView,
  bob,
  startOfTest,
  uuid,
} from '../../helpers/window-builders';

const hour = 3_600_000;
const until = startOfTest + 8 * hour;

describe('what comes of a request', () => {
  const cart: Parameters<typeof summaryLines>[1] = { roles: [], hasResources: true };
  const texts = (
    part: Parameters<typeof aDryRun>[0],
    given = cart,
    startAt: number | null = null,
  ) =>
    summaryLines(aDryRun({ accessUntil: until, ...part }), given, startAt).map(({ text }) => text);

  it('names the roles, who decides, and the end', () => {
    expect(texts({ reviewers: ['bob', 'carol'] })).toEqual([
      'Through the role access, which the cluster found.',
      'Needs 1 approval by a reviewer of access. bob and carol can approve it.',
      `Ends ${instantText(until)} if it is approved now.`,
    ]);
  });

  it('says when nobody can approve it', () => {
    expect(texts({ reviewers: [] })[1]).toContain('Nobody can approve it now.');
  });

  it('tells a review by a rule in advance, and no end where that is a denial', () => {
    const approves = { verdict: 'approve' as const, rule: 'staging' };
    expect(texts({ autoReview: approves }).slice(1)).toEqual([
      'Rule staging approves this by itself.',
      `Ends ${instantText(until)}.`,
    ]);
    const denies = { verdict: 'deny' as const, rule: 'freeze' };
    expect(texts({ autoReview: denies }).slice(1)).toEqual(['Rule freeze denies this by itself.']);
  });

  it('says that named roles count on the resources alone', () => {
    expect(texts({}, { roles: ['access'], hasResources: true })[0]).toBe(
      'You get the role access on these resources only.',
    );
  });

  it('names the start of what is scheduled', () => {
    expect(texts({}, cart, startOfTest).at(-1)).toBe(
      `Starts ${instantText(startOfTest)}. Ends ${instantText(until)}.`,
    );
  });
});

describe('what an approver made of it', () => {
  const asked = {
    roles: ['access'],
    resources: [
      {
        id: aResource(1).id,
        constraint: { type: 'ssh_logins' as const, logins: ['alice', 'root'] },
      },
      { id: aResource(2).id, constraint: { type: 'by-role' as const } },
    ],
    accessDuration: 8 * hour,
    startAt: null,
  };
  const nameOf = (id: string) => (id === aResource(1).id ? 'iot' : 'web');

  it('is each difference, and nothing that stayed', () => {
    const [first] = aRequest(1).resources;
    const now = {
      ...asked,
      resources: first ? [first] : [],
      accessDuration: 2 * hour,
      startAt: until,
    };
    expect(differences(asked, now, nameOf)).toEqual([
      { what: 'iot', asked: 'as alice and root', now: 'as alice' },
      { what: 'web', asked: 'as the role allows', now: 'left out' },
      { what: 'How long', asked: '8h', now: '2h' },
      { what: 'Start', asked: 'when it is approved', now: instantText(until) },
    ]);
    expect(differences(asked, asked, nameOf)).toEqual([]);
  });

  it('names who did, each once, and no one who left it as it was', () => {
    const review = { author: bob, rule: null, verdict: 'approve' as const, message: '', at: 1 };
    const reviews = [
      { ...review, terms: asked },
      { ...review, terms: asked },
      { ...review, author: { id: uuid(9), name: 'carol' }, terms: null },
    ];
    expect(narrowedBy(aRequest(1, { reviews }))).toEqual(['bob']);
  });
});

describe('asking for more time', () => {
  const can = { extend: true };
  it('is possible once at a time, and says why not', () => {
    const view = aView(1, { state: 'APPROVED' }, can);
    const waiting = aView(2, { extends: view.request.id });
    expect(whyNotExtend(view, {})).toBe('');
    expect(whyNotExtend(view, { a: waiting })).toMatch(/already/);
    const decided = aView(2, { extends: view.request.id, state: 'DENIED' });
    expect(whyNotExtend(view, { a: decided })).toBe('');
    expect(whyNotExtend(aView(1, { state: 'APPROVED' }), {})).toMatch(/cannot be prolonged/);
  });
});

it('lists what can be used beside what is held, what ends first first', () => {
  const later = aView(1, { accessUntil: 9 }, { assume: true });
  const sooner = aView(2, { accessUntil: 5 }, { assume: true });
  const held = aView(3, {}, { assume: true });
  expect(usableNow([later, held, sooner, aView(4)], [uuid(3)])).toEqual([sooner, later]);
});

it.each([
  ['90m', 1.5 * hour],
  ['1h 30m', 1.5 * hour],
  ['2 h', 2 * hour],
  ['9h', '8 hours is the most.'],
  ['soon', 'Write a duration such as 45m, 3h or 1d 12h.'],
])('reads the duration %s', (text, read) => {
  expect(readDuration(text, 8 * hour)).toBe(read);
});

it('refuses a start that is incomplete, past or too far off', () => {
  const now = startOfTest;
  expect(startProblem(null, now, null)).toMatch(/day and a time/);
  expect(startProblem(now, now, null)).toMatch(/passed/);
  expect(startProblem(now + 2, now, now + 1)).toMatch(/latest/);
  expect(startProblem(now + 1, now, now + 1)).toBeNull();
});

it('says what is gone in words', () => {
  expect(goneText({ what: 'resource', id: aResource(1).id, name: 'iot' })).toMatch(/^iot is gone/);
  expect(goneText({ what: 'duration', longest: 4 * hour })).toBe(
    'It may last 4 hours at most now.',
  );
});

it('says what a preset asks for', () => {
  const content = {
    roles: ['access', 'deploy'],
    resources: aRequest(1).resources,
    reason: '',
    accessDuration: hour,
    suggestedReviewers: [],
  };
  const preset = { id: uuid(1), owner: bob, name: 'x', shared: true, content };
  expect(presetText(preset)).toBe('1 resource, roles access and deploy, 1 hour');
});

describe('what a request lets one do', () => {
  const item = (number: number, part: Partial<ResourceRow['resource']> = {}) => ({
    ...cartItem(aRow(number, { resource: aResource(number, part), requestable: {} })),
  });

  it('is one sentence for each resource, in the words of its kind', () => {
    const items = [
      item(1, { name: 'iot' }),
      item(2, { kind: 'db', name: 'orders' }),
      item(3, { kind: 'app', name: 'grafana' }),
    ];
    const [node, db, app] = items.map(({ id }) => id);
    const granted = {
      [node ?? '']: { login: ['alice', 'deploy'] },
      [db ?? '']: { db_user: ['viewer'] },
      [app ?? '']: {},
    };
    expect(givenSentences(items, granted)).toEqual([
      'Log in to iot as alice and deploy.',
      'Use the database orders as viewer.',
      'Open grafana.',
    ]);
    expect(givenSentences(items, {})).toEqual([]);
  });

  it('counts what there are too many of, and leaves out what is not chosen yet', () => {
    const items = Array.from({ length: 10 }, (_, at) => item(at + 1));
    const granted = Object.fromEntries(items.map(({ id }) => [id, {}]));
    expect(givenSentences(items, granted)).toHaveLength(9);
    expect(givenSentences(items, granted).at(-1)).toBe('And as much on 2 more.');
    const unfinished = cartItem(aRow(1));
    expect(givenSentences([unfinished], { [unfinished.id]: {} })).toEqual([]);
  });
});
