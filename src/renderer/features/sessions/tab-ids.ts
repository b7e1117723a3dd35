/** The ids by which a tab and its panel name each other. */
export const tabIds = (id: string) => ({ tab: `tab-${id}`, panel: `terminal-${id}` });

/** The button that brings the rest of the window back. */
export const zenId = 'leave-zen';

/** Moves the keyboard out of a terminal: to its tab, or where no tabs are shown to what brings them back. */
export function leaveTo(tab: string): void {
  (document.getElementById(zenId) ?? document.getElementById(tabIds(tab).tab))?.focus();
}
