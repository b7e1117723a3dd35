import type { Role, Traits } from '#shared/model/role';
import type { ListsByName } from '#shared/model/role-values';
import { matchesAny, offers } from './offers';
import { expandTemplate, parseTemplate } from './traits';

/**
 * What the cluster says of a request by itself: the annotations of those of the requester's roles that offer a
 * requested role. A denied value is taken away, whichever role gave it.
 */
export function annotationsOf(
  staticRoles: readonly Role[],
  requested: readonly string[],
  traits: Traits,
): ListsByName {
  const given = new Map<string, Set<string>>();
  for (const role of staticRoles) {
    if (!requested.some((name) => offers(role, name, traits))) continue;
    for (const [key, values] of Object.entries(role.spec.allow.request.annotations)) {
      const known = given.get(key) ?? new Set();
      for (const value of values.flatMap((text) => expanded(text, traits))) known.add(value);
      given.set(key, known);
    }
  }
  const kept = [...given].map(([key, values]): [string, string[]] => [
    key,
    [...values].filter((value) => !isDenied(staticRoles, key, value)),
  ]);
  return Object.fromEntries(kept.filter(([, values]) => values.length > 0));
}

function expanded(text: string, traits: Traits): readonly string[] {
  const template = parseTemplate(text);
  return template.ok ? expandTemplate(template.value, traits) : [];
}

function isDenied(staticRoles: readonly Role[], key: string, value: string): boolean {
  return staticRoles.some(({ spec }) => {
    const { annotations } = spec.deny.request;
    const denied = Object.hasOwn(annotations, key) ? (annotations[key] ?? []) : [];
    return matchesAny(denied, value, 'matches');
  });
}

/** The reviewers that a requester's roles suggest, without those that a role denies; they count when none was named. */
export function suggestedReviewers(staticRoles: readonly Role[]): readonly string[] {
  const denied = staticRoles.flatMap(({ spec }) => spec.deny.request.suggested_reviewers);
  const names = staticRoles.flatMap(({ spec }) => spec.allow.request.suggested_reviewers);
  return [...new Set(names)].filter((name) => !matchesAny(denied, name, 'matches')).toSorted();
}
