import { err, ok, type Result } from '#shared/lib/result';
import { loginSchema } from '#shared/model/principal-schema';

export interface Target {
  readonly login: string;
  /** A node's name or id, as it was typed. */
  readonly node: string;
}

// The names of nodes and their ids: letters, digits and `. _ -`, as a resource's name may be.
const nodePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/;

/** What somebody who reaches the gateway wants: a node, or a way on to nodes, as `ssh -J` does. */
export type Wanted = { readonly type: 'node'; readonly target: Target } | { readonly type: 'jump' };

/** Reads the user name of a connection to the gateway: `login@node`, or any name without an `@` for a jump. */
export function parseWanted(userName: string): Result<Wanted> {
  if (!userName.includes('@')) return ok({ type: 'jump' });
  const target = parseTarget(userName);
  return target.ok ? ok({ type: 'node', target: target.value }) : target;
}

/** Reads the user name of a connection that came by a jump to a node: the login alone. */
export function parseLogin(userName: string, node: string): Result<Target> {
  const login = loginSchema.safeParse(userName);
  if (login.success) return ok({ login: login.data, node });
  return err(
    'The user name is not a login such as "alice" or "deploy". Connect with "ssh -J <gateway> alice@iot".',
  );
}

/** The only port that a jump leads to: what answers there is the gateway itself, in the node's place. */
export const jumpPort = 22;

/** Reads where a jump is to lead: the name or id of a node, `null` when it is none and never will be. */
export function parseJumpHost(host: string): string | null {
  return nodePattern.test(host) ? host : null;
}

/**
 * The names that a host certificate has for a node as it was asked for, whether or not there is one: with and
 * without the cluster's name behind it.
 */
export function hostNames(asked: string, clusterName: string): string[] {
  const suffix = `.${clusterName}`;
  const other = asked.endsWith(suffix) ? asked.slice(0, -suffix.length) : `${asked}${suffix}`;
  return [asked, other].filter((name) => nodePattern.test(name));
}

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
