import { z } from 'zod';

/** How long a join token holds at most, in milliseconds: a command that is found later is no good. */
export const longestJoinTokenLife = 60 * 60_000;
export const shortestJoinTokenLife = 60_000;
/** So many servers one command enrols at most. */
export const mostJoinTokenUses = 1_000;

/** A host's name as the cluster shows it. */
export const nodeNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/i, 'is not a host name such as "web-1"');

/** A pattern for names, where `*` stands for any text. */
export const namePatternSchema = z
  .string()
  .regex(/^[a-z0-9*][a-z0-9.*-]{0,62}$/i, 'is not a host name in which * stands for any text');

/** `host:port`, where a server reaches the cluster. */
export const reachedAtSchema = z
  .string()
  .regex(/^(\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253}):\d{1,5}$/i, 'is not host:port');

/** Whether a name fits a pattern. */
export function fitsPattern(name: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const text = name.toLowerCase();
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
