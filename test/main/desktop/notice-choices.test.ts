import { describe, expect, it, vi } from 'vitest';
import { ExpectedError } from '#shared/api/errors';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Screen } from '#main/desktop/navigator';
import { hasButtons, markOf, type NoticeAction } from '#main/desktop/notice';
import { createNoticeChoices, unreadMs } from '#main/desktop/notice-choices';
import type { RemoteClient } from '#main/desktop/remote';
import {
  aReview,
  aView,
  aliceProfile,
  startOfTest as now,
  uuid,
} from '../../helpers/window-builders';
import { aNotice } from './notice-builders';

const waiting = aView(1, {}, { review: true });
const review = aReview();
const place = { profileId: aliceProfile, request: uuid(1) };

function rig(before: AccessRequestView = waiting, answer: AccessRequestView | Error = waiting) {
  const calls: string[] = [];
  const said: string[] = [];
  const shown: (Screen | (() => void))[] = [];
  const bugs: unknown[] = [];
  const call = vi.fn<(call: { name: string; input: unknown }) => Promise<unknown>>(
    async ({ name, input }) => {
      calls.push(`${name} ${JSON.stringify(input)}`);
      if (name === 'requests.get') return before;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  );
  const act = createNoticeChoices({
    client: { call: call as unknown as RemoteClient['call'] },
    show: (screen) => shown.push(screen),
    say: (title, body, onClick) => {
      said.push(`${title} | ${body}`);
      onClick();
    },
    onBug: (error) => bugs.push(error),
    now: () => now,
  });
  const notice = aNotice(1, { mark: markOf(waiting) });
  const choose = (action: NoticeAction | null, age = unreadMs) =>
    act({ ...notice, notices: [notice] }, action, now - age);
  return { act, choose, calls, said, shown, bugs };
}

describe('what is chosen on a notification', () => {
  it.each([
    [null, { screen: 'request', ...place }],
    ['review', { screen: 'request', ...place }],
    ['extend', { screen: 'request', ...place }],
    ['connect', { screen: 'connect', ...place }],
  ] as const)('%s opens %o', async (action, screen) => {
    const { choose, shown, calls } = rig();
    await choose(action);
    expect(shown).toEqual([screen]);
    expect(calls).toEqual([]);
  });

  it('opens the list for a summary, and the profile for what is about no request', async () => {
    const { act, shown } = rig();
    const notices = [aNotice(1), aNotice(2)];
    await act({ ...aNotice(1), notices }, null, 0);
    const about = aNotice(3, { request: null });
    await act({ ...about, notices: [about] }, null, 0);
    expect(shown).toEqual([
      { screen: 'requests', profileId: aliceProfile, show: 'to-review' },
      { screen: 'resources', profileId: aliceProfile },
    ]);
  });

  it.each(['approve', 'deny', 'connect'] as const)(
    'only opens the request when %s was pressed before it could be read',
    async (action) => {
      const { choose, shown, calls } = rig();
      await choose(action, unreadMs - 1);
      expect(shown).toEqual([{ screen: 'request', ...place }]);
      expect(calls).toEqual([]);
    },
  );
});

describe('deciding on a notification', () => {
  it.each([
    ['approve', aView(1, { state: 'APPROVED' }), 'You approved: alice, node-1 (alice)'],
    ['deny', aView(1, { state: 'DENIED' }), 'You denied: alice, node-1 (alice) | alice is told.'],
    ['approve', waiting, 'Still waiting for 1 approval by a reviewer of access.'],
  ] as const)(
    '%s goes to the cluster, which tells what it led to',
    async (verdict, answer, text) => {
      const { choose, calls, said } = rig(waiting, answer);
      await choose(verdict);
      expect(calls).toEqual([
        `requests.get {"id":"${uuid(1)}"}`,
        `requests.review {"id":"${uuid(1)}","verdict":"${verdict}","message":"","terms":null}`,
      ]);
      expect(said).toEqual([expect.stringContaining(text)]);
    },
  );

  it.each([
    [aView(1, { state: 'APPROVED', reviews: [review] }), 'It was approved meanwhile by bob.'],
    [aView(1, { state: 'WITHDRAWN' }), 'It was withdrawn meanwhile by alice.'],
    [aView(1, { state: 'EXPIRED' }), 'It was not decided in time and has expired meanwhile.'],
    [aView(1, { reviews: [review] }, { review: true }), 'bob reviewed it. Look at it again.'],
    [aView(1, { accessDuration: 1 }, { review: true }), 'It has changed since the notification.'],
    [waiting, null],
    [{ ...aView(1), whyNotReview: 'You lost the role.' }, 'any more. You lost the role.'],
  ])('refuses when the request is no longer what the button was for (%#)', async (before, text) => {
    const { choose, calls, said, shown } = rig(before);
    await choose('approve');
    if (text === null) return expect(calls).toHaveLength(2);
    expect(calls).toHaveLength(1);
    expect(said).toEqual([expect.stringMatching(/^Not decided: alice, node-1 \(alice\) \| /)]);
    expect(said[0]).toContain(text);
    expect(shown).toEqual([{ screen: 'request', ...place }]);
  });

  it('says why the cluster refused', async () => {
    const why = 'This request was denied; it cannot be reviewed any more.';
    const { choose, said, bugs } = rig(waiting, new ExpectedError('wrong_state', why));
    await choose('approve');
    expect(said).toEqual([`Not decided: person-1: node-1 | ${why}`]);
    expect(bugs).toEqual([]);
  });

  it('keeps what only developers understand out of the notification', async () => {
    const { choose, said, bugs } = rig(waiting, new Error('ECONNRESET at socket.js'));
    await choose('deny');
    expect(said).toEqual(['Not decided: person-1: node-1 | Open the request and try again.']);
    expect(bugs).toHaveLength(1);
  });
});

it.each([
  ['darwin', true],
  ['win32', true],
  ['linux', false],
] as const)('on %s notifications have buttons: %s', (platform, expected) => {
  expect(hasButtons(platform)).toBe(expected);
});
