/** Holds what second starts and deep links ask for until somebody can answer. */
export interface Inbox<Item> {
  put(item: Item): void;
  /** Hands over what is waiting, then everything as it comes. */
  open(take: (item: Item) => void): void;
}

export function createInbox<Item>(): Inbox<Item> {
  const waiting: Item[] = [];
  let taker: ((item: Item) => void) | null = null;
  return {
    put: (item) => (taker ? taker(item) : void waiting.push(item)),
    open(take) {
      taker = take;
      for (const item of waiting.splice(0)) take(item);
    },
  };
}
