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

/** Where the window opens: where it was, if that still lies on a screen, else centred at its first size. */
export function openingBounds(
  remembered: WindowBounds | null,
  screens: readonly Area[],
): Partial<Area> & { readonly width: number; readonly height: number } {
  if (!remembered) return initialSize;
  const width = Math.max(remembered.width, smallestSize.width);
  const height = Math.max(remembered.height, smallestSize.height);
  const visible = screens.some(
    (screen) =>
      remembered.x + width > screen.x + reachable &&
      remembered.x < screen.x + screen.width - reachable &&
      remembered.y >= screen.y - 1 &&
      remembered.y < screen.y + screen.height - reachable,
  );
  return visible ? { x: remembered.x, y: remembered.y, width, height } : { width, height };
}
