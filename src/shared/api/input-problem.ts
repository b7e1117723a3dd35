import type { ApiError } from './errors';

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
  roles: 'A role',
  resources: 'A request',
  constraint: 'A constraint',
  link: 'The link',
  address: 'The address',
  port: 'The port',
  reason: 'The reason',
  message: 'The message',
  terms: 'A narrowing',
  description: 'The description',
  labels: 'A label',
  yaml: 'The file',
  suggestedReviewers: 'A suggested reviewer',
  hostKey: 'The host key',
  request: "The request's id",
};

/** One sentence for what is wrong with an input: our own schema messages start with a verb, zod's do not. */
export function inputProblem(issues: readonly Issue[]): ApiError {
  const [first] = issues;
  const path = (first?.path ?? []).map(String);
  const field = path.length > 0 ? path.join('.') : null;
  const subject = path.map((part) => fieldNames[part]).findLast((name) => name !== undefined);
  const message = first?.message ?? '';
  const sentence = /^[a-z]/.test(message)
    ? `${subject ?? 'An entry'} ${message}`
    : `${subject ?? 'An entry'} is missing or malformed`;
  return { code: 'invalid_input', message: `${sentence}.`, field, details: [] };
}
