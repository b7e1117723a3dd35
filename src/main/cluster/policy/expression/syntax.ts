import type { Place } from './problem';

/** One step of a path: `.name`, or `["any name"]` when it is quoted. */
export interface PathPart extends Place {
  readonly name: string;
  readonly quoted: boolean;
}

/** An expression as it is written, before names and types mean anything. */
export type Syntax = Place &
  (
    | { readonly type: 'text'; readonly value: string }
    | { readonly type: 'truth'; readonly value: boolean }
    | { readonly type: 'path'; readonly parts: readonly PathPart[] }
    /** The callee is a function (`regexp.match`) or a path with a method behind it (`request.roles.contains`). */
    | {
        readonly type: 'call';
        readonly callee: readonly PathPart[];
        readonly args: readonly Syntax[];
      }
    | {
        readonly type: 'method';
        readonly target: Syntax;
        readonly name: PathPart;
        readonly args: readonly Syntax[];
      }
    | { readonly type: 'not'; readonly part: Syntax }
    | { readonly type: 'all' | 'any'; readonly parts: readonly Syntax[] }
    | {
        readonly type: 'equal';
        readonly negated: boolean;
        readonly left: Syntax;
        readonly right: Syntax;
      }
  );

/** A path as one writes it: `user.spec.traits["team"]`. */
export function writtenPath(parts: readonly PathPart[]): string {
  return parts
    .map(({ name, quoted }, at) => {
      if (quoted) return `["${name}"]`;
      return at === 0 ? name : `.${name}`;
    })
    .join('');
}
