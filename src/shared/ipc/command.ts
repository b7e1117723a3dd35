import { z } from 'zod';

/** One thing that the window may ask of the main process: what it takes, and what it answers. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
) {
  return { input, output };
}

/** Of commands that take nothing, or answer nothing. */
export const nothing = z.strictObject({});
