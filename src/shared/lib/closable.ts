/** Whatever opens something returns this; `close` may be called more than once. */
export interface Closable {
  close(): Promise<void>;
}

/** Stops a subscription. Safe to call more than once. */
export type Unsubscribe = () => void;
