import { useEffect, useState, type RefObject } from 'react';

const narrowestCard = 264;
const gap = 12;

/** How many cards stand beside each other, how wide each is, and how far apart, in pixels. */
export interface Columns {
  readonly count: number;
  readonly width: number;
  readonly gap: number;
}

/** As many cards as fit a width. */
export function columnsIn(width: number): Columns {
  const count = Math.max(1, Math.floor((width + gap) / (narrowestCard + gap)));
  return { count, gap, width: Math.max(0, (width - gap * (count - 1)) / count) };
}

/** Follows the width of an element; `null` where nothing stands beside each other. */
export function useColumns(
  element: RefObject<HTMLElement | null>,
  isCards: boolean,
): Columns | null {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!isCards || !current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isCards]);
  return isCards ? columnsIn(width) : null;
}
