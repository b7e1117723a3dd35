import { describe, expect, it } from 'vitest';
import { withRequest, withRequests, type RequestBoard } from '#main/desktop/request-board';
import { clockInWords } from '#main/desktop/request-words';
import { trayModel } from '#main/desktop/tray-model';
import {
  aLostSession,
  aProfileState,
  aSession,
  aStatus,
  aView,
  aliceProfile,
  anAppState,
  bob,
  bobProfile,
  startOfTest as now,
  uuid,
} from '../../helpers/window-builders';

const hour = 3_600_000;
const asBob = aProfileState({
  id: bobProfile,
  userName: 'bob',
  status: aStatus({ user: bob }),
});
const review = aView(1, {}, { review: true });
const approved = aView(2, { state: 'APPROVED', accessUntil: now + 2 * hour });
const lasting = ['Show Daypass', 'Quit Daypass'];
const labels = (board: RequestBoard, state = anAppState({ profiles: [asBob] })) =>
  trayModel(state, board, now).items.map((item) => (item.type === 'separator' ? '-' : item.label));

describe('trayModel', () => {
  it('offers the window and the way out when nothing is up', () => {
    expect(trayModel(anAppState(), new Map(), now)).toMatchObject({
      tooltip: 'Daypass',
      badge: false,
      count: 0,
    });
    expect(labels(new Map())).toEqual(['Do not disturb', '-', ...lasting]);
  });

  it('shows a waiting review in the tooltip, as a badge and in the menu', () => {
    const board = withRequest(new Map(), bobProfile, review, now);
    const model = trayModel(anAppState({ profiles: [asBob] }), board, now);
    expect(model).toMatchObject({ tooltip: 'Daypass: 1 review waits', badge: true, count: 1 });
    expect(model.items[0]).toEqual({
      type: 'action',
      label: 'Review: alice asks for node-1 (alice)',
      action: {
        type: 'open',
        screen: { screen: 'request', profileId: bobProfile, request: uuid(1) },
      },
    });
  });

  it('counts several reviews', () => {
    const second = aView(3, {}, { review: true });
    const board = withRequests(new Map(), bobProfile, [review, second], now);
    expect(trayModel(anAppState({ profiles: [asBob] }), board, now).tooltip).toBe(
      'Daypass: 2 reviews wait',
    );
  });

  it('shows approved access with the time left, and Drop while it is assumed', () => {
    const board = withRequest(new Map(), aliceProfile, approved, now);
    const assuming = aProfileState({
      status: aStatus({ activeRequests: [uuid(2)] }),
      assumedUntil: now + 2 * hour,
    });
    expect(labels(board, anAppState({ profiles: [assuming] }))).toEqual([
      'Connect: node-1 (alice), 2h left',
      '-',
      'Drop assumed access, 2h left',
      '-',
      'Do not disturb',
      '-',
      ...lasting,
    ]);
  });

  it('says in the tooltip what was approved and is not used, and what is live', () => {
    const board = withRequests(new Map(), aliceProfile, [approved], now);
    const tooltip = (state: Parameters<typeof anAppState>[0]) =>
      trayModel(anAppState(state), board, now).tooltip;
    expect(tooltip({})).toBe('Daypass: 1 approval to use');
    const assuming = aProfileState({ status: aStatus({ activeRequests: [uuid(2)] }) });
    const sessions = [aSession(1), aSession(2), aSession(3, { state: 'ended' })];
    expect(tooltip({ profiles: [assuming], sessions })).toBe(
      'Daypass: 2 live sessions, access is assumed',
    );
    expect(tooltip({ sessions: [aSession(1), aLostSession(2)] })).toContain(
      'Daypass: 1 approval to use, 1 live session, 1 session reconnecting',
    );
  });

  it('says when access begins that was approved for later', () => {
    const startAt = now + hour;
    const later = aView(2, { ...approved.request, startAt });
    const board = withRequests(new Map(), aliceProfile, [later], now);
    const model = trayModel(anAppState(), board, now);
    expect(model.tooltip).toBe('Daypass');
    expect(model.items[0]).toEqual({
      type: 'action',
      label: `From ${clockInWords(startAt, now)}: node-1 (alice)`,
      action: {
        type: 'open',
        screen: { screen: 'request', profileId: aliceProfile, request: uuid(2) },
      },
    });
  });

  it('leads to the live sessions, and connects by what was approved', () => {
    const board = withRequests(new Map(), aliceProfile, [approved], now);
    const { items } = trayModel(anAppState({ sessions: [aSession(1)] }), board, now);
    const screens = items.flatMap((item) =>
      item.type === 'action' && item.action.type === 'open' ? [item.action.screen] : [],
    );
    expect(screens).toEqual([
      { screen: 'connect', profileId: aliceProfile, request: uuid(2) },
      { screen: 'terminals', profileId: aliceProfile, session: aSession(1).id },
      null,
    ]);
  });

  it('lists several live sessions in a menu of their own', () => {
    const sessions = [aSession(1), aLostSession(2), aSession(3, { state: 'ended' })];
    const { items } = trayModel(anAppState({ sessions }), new Map(), now);
    const [menu] = items.flatMap((item) => (item.type === 'menu' ? [item] : []));
    const { login, name } = aSession(1);
    expect(menu?.label).toBe('2 live sessions');
    expect(menu?.items.map(({ label }) => label)).toEqual([
      `${login} on ${name}`,
      `${aLostSession(2).login} on ${aLostSession(2).name}, reconnecting`,
    ]);
    expect(menu?.items.map(({ action }) => action)).toEqual(
      sessions.slice(0, 2).map(({ id: session }) => ({
        type: 'open',
        screen: { screen: 'terminals', profileId: aliceProfile, session },
      })),
    );
  });

  it('drops one or all of what several profiles have assumed', () => {
    const assumed = { activeRequests: [uuid(2)] };
    const asAlice = aProfileState({ status: aStatus(assumed) });
    const alsoBob = { ...asBob, status: aStatus({ user: bob, ...assumed }) };
    const drops = (profiles: (typeof asAlice)[]) =>
      trayModel(anAppState({ profiles }), new Map(), now).items.flatMap((item) =>
        item.type === 'action' && item.action.type === 'drop'
          ? [[item.label, item.action.profileIds]]
          : [],
      );
    expect(drops([asAlice, asBob])).toEqual([['Drop assumed access (as alice)', [aliceProfile]]]);
    expect(drops([asAlice, alsoBob])).toEqual([
      ['Drop assumed access (as alice)', [aliceProfile]],
      ['Drop assumed access (as bob)', [bobProfile]],
      ['Drop all assumed access', [aliceProfile, bobProfile]],
    ]);
  });

  it('names the newest reviews, and leads to the list where there are more', () => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((number) => aView(number, {}, { review: true }));
    const board = withRequests(new Map(), bobProfile, many, now);
    const { items } = trayModel(anAppState({ profiles: [asBob] }), board, now);
    const actions = items.flatMap((item) => (item.type === 'action' ? [item] : []));
    expect(actions.slice(0, 6)).toMatchObject([
      ...[7, 6, 5, 4, 3].map((number) => ({ action: { screen: { request: uuid(number) } } })),
      {
        label: 'All 7 to review',
        action: { screen: { screen: 'requests', profileId: bobProfile, show: 'to-review' } },
      },
    ]);
  });

  it.each([
    [{ until: null, hours: null, quiet: null }, 'Do not disturb', 'Off'],
    [
      { until: 'turned-off' as const, hours: null, quiet: 'turned-off' as const },
      'Do not disturb: on',
      'Until I turn it off',
    ],
    [
      { until: now + hour, hours: null, quiet: now + hour },
      `Do not disturb: on until ${clockInWords(now + hour, now)}`,
      undefined,
    ],
  ])('shows and offers not to be disturbed (%#)', (doNotDisturb, label, checked) => {
    const { items, tooltip } = trayModel(anAppState({ doNotDisturb }), new Map(), now);
    const [menu] = items.flatMap((item) => (item.type === 'menu' ? [item] : []));
    expect(menu?.label).toBe(label);
    expect(menu?.items.find((item) => item.checked)?.label).toBe(checked);
    expect(menu?.items.map(({ action }) => action)).toEqual(
      ['off', 'hour', 'morning', 'turned-off'].map((choice) => ({ type: 'quiet', choice })),
    );
    expect(tooltip.includes('do not disturb')).toBe(doNotDisturb.quiet !== null);
  });

  it('says whose it is when several are signed in', () => {
    const board = withRequest(new Map(), bobProfile, review, now);
    const state = anAppState({ profiles: [aProfileState(), asBob] });
    expect(labels(board, state)[0]).toMatch(/ \(as bob\)$/);
  });

  it('leaves out profiles that are signed out', () => {
    const board = withRequest(new Map(), bobProfile, review, now);
    const state = anAppState({ profiles: [{ ...asBob, state: 'signed-out' }] });
    expect(trayModel(state, board, now).badge).toBe(false);
  });

  it('keeps an ampersand in a name as it is', () => {
    const named = { ...review, resources: [{ ...review.resources[0], name: 'r&d' }] };
    const board = withRequest(new Map(), bobProfile, named as typeof review, now);
    expect(labels(board)[0]).toContain('r&&d');
  });
});

describe('the board of requests', () => {
  it.each([
    ['denied', aView(1, { state: 'DENIED' }, { review: true })],
    ['over', aView(1, { state: 'APPROVED', accessUntil: now })],
  ])('forgets a request that is %s', (_why, view) => {
    const before = withRequest(new Map(), bobProfile, review, now);
    expect(withRequest(before, bobProfile, view, now).get(bobProfile)?.size).toBe(0);
  });
});
