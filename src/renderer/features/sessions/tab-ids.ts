/** The ids by which a tab and its panel name each other. */
export const tabIds = (id: string) => ({ tab: `tab-${id}`, panel: `terminal-${id}` });
