import type { WindowBounds } from './preferences-table';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const initialSize = { width: 1_280, height: 820 } as const;
export const smallestSize = { width: 760, height: 520 } as const;

/** How much of the title bar has to lie on a screen for the window to be reachable. */
const reachable = 80;

const within = (size: number, least: number, most: number): number =>
  Math.max(least, Math.min(size, most));

/** Whether enough of the title bar lies on a screen to get hold of it. */
function isReachable({ x, y, width }: WindowBounds, screen: Area): boolean {
  return (
    x + width > screen.x + reachable &&
    x < screen.x + screen.width - reachable &&
    y >= screen.y - 1 &&
    y < screen.y + screen.height - reachable
  );
}

/**
 * Where the window opens: where it was, if that still lies on a screen, else centred. It is never larger than its
 * screen, which may be another one than before.
 */
export function openingBounds(
  remembered: WindowBounds | null,
  screens: readonly Area[],
): Partial<Area> & { readonly width: number; readonly height: number } {
  const home = remembered && screens.find((screen) => isReachable(remembered, screen));
  const room = home ?? screens[0] ?? { width: Infinity, height: Infinity };
  const { width, height } = remembered ?? initialSize;
  const size = {
    width: within(width, smallestSize.width, room.width),
    height: within(height, smallestSize.height, room.height),
  };
  if (!remembered || !home) return size;
  return {
    x: size.width < width ? home.x : remembered.x,
    y: size.height < height ? home.y : remembered.y,
    ...size,
  };
}
