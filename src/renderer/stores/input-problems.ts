import type { ApiError } from '#shared/api/errors';
import { inputProblem } from '#shared/api/input-problem';

/**
 * What is wrong with the input of a command that the main process rejected. The contract's schemas are loaded only
 * here, so that they cost nothing at start.
 *
 * @returns `null` when the input is fine and the fault lies elsewhere
 */
export async function explainRejectedInput(name: string, input: unknown): Promise<ApiError | null> {
  const { z } = await import('zod');
  // zod compiles schemas with `new Function` where it can; the window's content security policy forbids it.
  z.config({ jitless: true });
  const [{ commands }, { api }] = await Promise.all([
    import('#shared/ipc/contract'),
    import('#shared/api/contract'),
  ]);
  if (!Object.hasOwn(commands, name)) return null;
  const outer = commands[name as keyof typeof commands].input.safeParse(input);
  if (!outer.success) return inputProblem(outer.error.issues);
  if (name !== 'api.call') return null;
  const call = commands['api.call'].input.parse(input);
  const inner = api[call.name].input.safeParse(call.input);
  return inner.success ? null : inputProblem(inner.error.issues);
}
