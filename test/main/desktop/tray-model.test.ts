import { describe, expect, it } from 'vitest';
import { withRequest, withRequests, type RequestBoard } from '#main/desktop/request-board';
import { trayModel } from '#main/desktop/tray-model';
import {
  aProfileState,
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
const labels = (board: RequestBoard, state = anAppState({ profiles: [asBob] })) =>
  trayModel(state, board, now).items.map((item) => (item.type === 'action' ? item.label : '-'));

describe('trayModel', () => {
  it('offers the window and the way out when nothing is up', () => {
    expect(trayModel(anAppState(), new Map(), now)).toMatchObject({
      tooltip: 'Daypass',
      badge: false,
    });
    expect(labels(new Map())).toEqual(['Show Daypass', 'Quit Daypass']);
  });

  it('shows a waiting review in the tooltip, as a badge and in the menu', () => {
    const board = withRequest(new Map(), bobProfile, review, now);
    const model = trayModel(anAppState({ profiles: [asBob] }), board, now);
    expect(model).toMatchObject({ tooltip: 'Daypass: 1 review waits', badge: true });
    expect(model.items[0]).toEqual({
      type: 'action',
      label: 'Review: alice asks for node-1 (alice)',
      action: { type: 'open-request', profileId: bobProfile, request: uuid(1) },
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
      'Show Daypass',
      'Quit Daypass',
    ]);
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
