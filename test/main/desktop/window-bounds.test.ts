import { describe, expect, it } from 'vitest';
import { chosenUserDataFolder, clusterFolder } from '#main/desktop/app-folders';
import { drawIcon } from '#main/desktop/icon-drawing';
import { initialSize, openingBounds, smallestSize } from '#main/desktop/window-bounds';

const screens = [{ x: 0, y: 0, width: 1_920, height: 1_080 }];
const bounds = { x: 100, y: 50, width: 1_000, height: 700, maximized: false };

describe('openingBounds', () => {
  it('starts at its first size, and later where it was', () => {
    expect(openingBounds(null, screens)).toEqual(initialSize);
    expect(openingBounds(bounds, screens)).toEqual({ x: 100, y: 50, width: 1_000, height: 700 });
  });

  it.each([
    ['right of every screen', { ...bounds, x: 1_900 }],
    ['left of every screen', { ...bounds, x: -990 }],
    ['below', { ...bounds, y: 1_070 }],
    ['with its title bar above', { ...bounds, y: -300 }],
  ])('keeps the size but not the place when it would open %s', (_where, remembered) => {
    expect(openingBounds(remembered, screens)).toEqual({ width: 1_000, height: 700 });
  });

  it('opens on the second screen, where it was, as long as that is there', () => {
    const two = [...screens, { x: 1_920, y: -200, width: 2_560, height: 1_440 }];
    const there = { ...bounds, x: 2_500, y: -150, width: 2_400, height: 1_300 };
    const place = { x: 2_500, y: -150, width: 2_400, height: 1_300 };
    expect(openingBounds(there, two)).toEqual(place);
    expect(openingBounds(there, screens)).toEqual({ width: 1_920, height: 1_080 });
  });

  it('is no larger than the screen that took the place of its own', () => {
    const small = [{ x: 0, y: 25, width: 1_280, height: 700 }];
    const large = { ...bounds, x: 100, y: 50, width: 1_900, height: 690 };
    expect(openingBounds(large, small)).toEqual({ x: 0, y: 50, width: 1_280, height: 690 });
    expect(openingBounds(null, small)).toEqual({ width: 1_280, height: 700 });
  });

  it('is never too small to use', () => {
    expect(openingBounds({ ...bounds, width: 201, height: 201 }, screens)).toMatchObject(
      smallestSize,
    );
  });
});

describe('chosenUserDataFolder', () => {
  it.each([
    [['electron', '.', '--profile-folder=/a/b'], {}, '/a/b'],
    [['electron', '--user-data-dir=/c'], {}, '/c'],
    [['electron', '--profile-folder=x'], {}, '/here/x'],
    [['electron'], { DAYPASS_USER_DATA: '/d' }, '/d'],
    [['electron', '--profile-folder=/a'], { DAYPASS_USER_DATA: '/d' }, '/a'],
    [['electron', '--profile-folder='], {}, null],
    [['electron'], {}, null],
  ])('%j %j: %s', (argv, env, folder) => {
    expect(chosenUserDataFolder(argv, env, '/here')).toBe(folder);
  });

  it('holds the clusters too', () => {
    expect(clusterFolder('/data', 'demo')).toBe('/data/clusters/demo');
  });
});

describe('drawIcon', () => {
  const colours = (badge: boolean, template = false) => {
    const { pixels } = drawIcon(32, { badge, template });
    const found = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels[at + 3] === 255) found.add([...pixels.subarray(at, at + 3)].join());
    return found;
  };

  it('has four bytes a pixel, transparent in the corners and solid in the middle', () => {
    const { size, pixels } = drawIcon(22, { badge: false, template: false });
    expect(pixels).toHaveLength(22 * 22 * 4);
    expect(pixels[3]).toBe(0);
    expect(pixels[(11 * size + 11) * 4 + 3]).toBe(255);
  });

  it('shows a badge in a colour of its own', () => {
    const amber = '11,158,245';
    expect(colours(true)).toContain(amber);
    expect(colours(false)).not.toContain(amber);
  });

  it('is one colour where the system paints it', () => {
    expect([...colours(true, true)]).toEqual(['0,0,0']);
  });
});
