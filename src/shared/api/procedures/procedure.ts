import { z } from 'zod';

/** Declares one procedure of the API. */
export function procedure<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Who extends 'public' | 'user',
  InWindow extends boolean,
>(declared: {
  /** `public` needs no certificate; `user` needs the caller's X.509 certificate on the connection. */
  readonly caller: Who;
  /** Whether the app's window may call it by way of the client (see ipc/contract). */
  readonly window: InWindow;
  readonly input: Input;
  readonly output: Output;
}) {
  return declared;
}

export const nothing = z.strictObject({});
