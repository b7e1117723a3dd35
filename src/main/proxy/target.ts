import { err, ok, type Result } from '#shared/lib/result';
import { loginSchema } from '#shared/model/principal-schema';

export interface Target {
  readonly login: string;
  /** A node's name or id, as it was typed. */
  readonly node: string;
}

// The names of nodes and their ids: letters, digits and `. _ -`, as a resource's name may be.
const nodePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/;

/**
 * Reads the user name of an SSH connection to the gateway: `login@node`, split at the last `@`. The error is a
 * sentence for the person who typed it; it never repeats what was typed.
 */
export function parseTarget(userName: string): Result<Target> {
  const at = userName.lastIndexOf('@');
  if (at === -1)
    return err('Say which login and which node you want, such as "ssh -l alice@iot …".');
  const login = loginSchema.safeParse(userName.slice(0, at));
  const node = userName.slice(at + 1);
  if (!login.success)
    return err('What stands before the last "@" is not a login such as "alice" or "deploy".');
  if (!nodePattern.test(node))
    return err('What stands after the last "@" is not the name or the id of a node.');
  return ok({ login: login.data, node });
}
