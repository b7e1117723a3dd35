/** Whether the keyboard has nowhere to be: what had it is gone. */
function isLost(active: Element | null): boolean {
  return active === null || active === document.body;
}

/** Moves the keyboard to the heading of what is shown. */
export function focusHeading(): void {
  const headings = document.querySelectorAll<HTMLElement>('main article h2, main h1');
  const heading = [...headings].find((each) => each.checkVisibility());
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/**
 * Moves the keyboard to the heading of what is shown, when that on which it was is gone: a button that did its
 * work, a form that was sent. A screen reader goes on from there, and says where that is.
 */
export function keepFocus(): void {
  requestAnimationFrame(() => {
    if (isLost(document.activeElement)) focusHeading();
  });
}

/** The same after another screen came, also when the keyboard is still on the entry that led there. */
export function arrive(): void {
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (isLost(active) || active?.closest('nav')) focusHeading();
  });
}

/** Moves the keyboard to an element, once a menu or a dialog that is closing has given it back to its button. */
export function focusSoon(element: HTMLElement | null): void {
  requestAnimationFrame(() => setTimeout(() => element?.focus()));
}
