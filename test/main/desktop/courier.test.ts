import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { burstMs, createCourier } from '#main/desktop/courier';
import type { Bulletin } from '#main/desktop/notice-summary';
import { aliceProfile, bobProfile, startOfTest, uuid } from '../../helpers/window-builders';
import { aNotice } from './notice-builders';

beforeEach(() => void vi.useFakeTimers({ now: startOfTest }));
afterEach(() => void vi.useRealTimers());

function rig() {
  let quiet = false;
  const open = new Map<Bulletin, () => void>();
  const titles: string[] = [];
  const courier = createCourier({
    board: {
      show(bulletin, onGone) {
        titles.push(bulletin.title);
        open.set(bulletin, onGone);
        return () => void open.delete(bulletin);
      },
    },
    isQuiet: () => quiet,
    now: Date.now,
  });
  return {
    courier,
    titles,
    /** What stands on the screen now. */
    open: () => [...open.keys()].map(({ title }) => title),
    bulletins: () => [...open.keys()],
    click: (title: string) => {
      for (const [bulletin, onGone] of open) if (bulletin.title === title) onGone();
    },
    setQuiet: (next: boolean) => void (quiet = next),
  };
}

const summary = (count: number) => `${count} requests wait for your review`;

describe('a few notices', () => {
  it('are shown at once, each once', () => {
    const { courier, titles } = rig();
    courier.send([aNotice(1), aNotice(2)]);
    courier.send([aNotice(2), aNotice(3)]);
    expect(titles).toEqual([1, 2, 3].map((number) => aNotice(number).title));
  });

  it('stay apart when time lies between them', () => {
    const { courier, titles } = rig();
    for (let number = 1; number <= 6; number++) {
      courier.send([aNotice(number)]);
      vi.advanceTimersByTime(burstMs / 2);
    }
    expect(titles).toHaveLength(6);
  });

  it('leave only the newest about one request', () => {
    const { courier, open } = rig();
    courier.send([aNotice(1, { list: 'mine' })]);
    courier.send([aNotice(1, { key: 'later', list: 'mine', title: 'Access ended' })]);
    expect(open()).toEqual(['Access ended']);
  });
});

describe('many notices', () => {
  it('become one, which takes the place of those that stand there', () => {
    const { courier, open, bulletins } = rig();
    for (const number of [1, 2, 3, 4, 5]) courier.send([aNotice(number)]);
    expect(open()).toHaveLength(3);
    vi.advanceTimersByTime(burstMs);
    expect(open()).toEqual([summary(5)]);
    expect(bulletins()[0]).toMatchObject({
      list: 'to-review',
      profileId: aliceProfile,
      body: 'person-1: node-1\nperson-2: node-1\nperson-3: node-1\nperson-4: node-1\nand 1 more',
    });
  });

  it('come within the time of the first, not later', () => {
    const { courier, open } = rig();
    courier.send([aNotice(1)]);
    vi.advanceTimersByTime(burstMs - 1_000);
    courier.send([aNotice(2), aNotice(3), aNotice(4)]);
    vi.advanceTimersByTime(999);
    expect(open()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(open()).toEqual([summary(4)]);
  });

  it('are counted on while they go on', () => {
    const { courier, open } = rig();
    courier.send([1, 2, 3, 4].map((number) => aNotice(number)));
    vi.advanceTimersByTime(burstMs);
    courier.send([aNotice(5)]);
    vi.advanceTimersByTime(burstMs);
    expect(open()).toEqual([summary(5)]);
    vi.advanceTimersByTime(burstMs);
    courier.send([aNotice(6)]);
    expect(open()).toEqual([summary(5), aNotice(6).title]);
  });

  it('are one for each profile and each list', () => {
    const { courier, open } = rig();
    const four = [1, 2, 3, 4];
    courier.send([
      ...four.map((number) => aNotice(number)),
      ...four.map((number) => aNotice(number + 10, { profileId: bobProfile })),
      ...four.map((number) => aNotice(number + 20, { list: 'mine' })),
    ]);
    vi.advanceTimersByTime(burstMs);
    expect(open()).toEqual([summary(4), summary(4), '4 things happened to your requests']);
  });

  it('leave out what was decided meanwhile', () => {
    const { courier, open } = rig();
    courier.send([1, 2, 3, 4].map((number) => aNotice(number)));
    for (const number of [1, 2, 3]) courier.retract(aliceProfile, uuid(number));
    vi.advanceTimersByTime(burstMs);
    expect(open()).toEqual([aNotice(4).title]);
  });

  it('are nothing when all of them were decided', () => {
    const { courier, open } = rig();
    courier.send([1, 2, 3, 4].map((number) => aNotice(number)));
    for (const number of [1, 2, 3, 4]) courier.retract(aliceProfile, uuid(number));
    vi.advanceTimersByTime(burstMs);
    expect(open()).toEqual([]);
  });

  it('are one at once when they were found together, from two on', () => {
    const { courier, open } = rig();
    courier.send([aNotice(1)], true);
    expect(open()).toEqual([aNotice(1).title]);
    courier.send([aNotice(2), aNotice(3)], true);
    expect(open()).toEqual([aNotice(1).title, summary(2)]);
  });
});

describe('what is no longer so', () => {
  it('goes from the screen', () => {
    const { courier, open } = rig();
    courier.send([aNotice(1), aNotice(2)]);
    courier.retract(aliceProfile, uuid(1));
    expect(open()).toEqual([aNotice(2).title]);
    courier.forget(aliceProfile);
    expect(open()).toEqual([]);
  });

  it('is not closed twice after it was clicked', () => {
    const { courier, click, bulletins } = rig();
    courier.send([aNotice(1)]);
    click(aNotice(1).title);
    courier.retract(aliceProfile, uuid(1));
    expect(bulletins()).toHaveLength(1);
  });
});

describe('do not disturb', () => {
  it('holds everything back, and tells it once in one when it ends', () => {
    const { courier, titles, bulletins, setQuiet } = rig();
    setQuiet(true);
    courier.send([aNotice(1), aNotice(2)]);
    courier.send([aNotice(3, { list: 'mine', title: 'Approved: node-1' })]);
    courier.settle();
    expect(titles).toEqual([]);
    setQuiet(false);
    courier.settle();
    courier.settle();
    expect(titles).toEqual(['While you were not to be disturbed']);
    expect(bulletins()[0]).toMatchObject({
      list: 'to-review',
      body: `${summary(2)}: person-1: node-1\nApproved: node-1: For 8h: a reason`,
    });
  });

  it('tells a single notice as it is', () => {
    const { courier, titles, setQuiet } = rig();
    setQuiet(true);
    courier.send([aNotice(1), aNotice(2)]);
    courier.retract(aliceProfile, uuid(2));
    setQuiet(false);
    courier.settle();
    expect(titles).toEqual([aNotice(1).title]);
  });

  it('does not hold back that live access was cut', () => {
    const { courier, titles, setQuiet } = rig();
    setQuiet(true);
    courier.send([aNotice(1, { urgent: true, title: 'Access revoked: node-1' })]);
    expect(titles).toEqual(['Access revoked: node-1']);
  });

  it('also holds back what was being gathered when it began', () => {
    const { courier, open, setQuiet } = rig();
    courier.send([1, 2, 3, 4].map((number) => aNotice(number)));
    setQuiet(true);
    vi.advanceTimersByTime(burstMs);
    expect(open()).toEqual([]);
    setQuiet(false);
    courier.settle();
    expect(open()).toEqual([summary(4)]);
  });
});
