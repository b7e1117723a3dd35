import type { ApiError } from '#shared/api/errors';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'The name',
  user: 'The user name',
  password: 'The password',
  login: 'The login',
  logins: 'A login',
  link: 'The link',
  address: 'The address',
  reason: 'The reason',
  message: 'The message',
  labels: 'A label',
  yaml: 'The file',
  suggestedReviewers: 'A suggested reviewer',
  hostKey: 'The host key',
};

/** One sentence for what is wrong with an input: our own schema messages start with a verb. */
export function inputProblem(issues: readonly Issue[]): ApiError {
  const [first] = issues;
  const path = (first?.path ?? []).map(String);
  const field = path.length > 0 ? path.join('.') : null;
  const subject = path.map((part) => fieldNames[part]).findLast((name) => name !== undefined);
  const message = first?.message ?? '';
  const sentence = message.startsWith('is ')
    ? `${subject ?? 'An entry'} ${message}`
    : `${subject ?? 'An entry'} is missing or malformed`;
  return { code: 'invalid_input', message: `${sentence}.`, field, details: [] };
}

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
