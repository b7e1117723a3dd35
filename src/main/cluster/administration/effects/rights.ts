import type { Role, Traits } from '#shared/model/role';
import { adminResources, adminVerbs, mayAdminister, thingsOf } from '../../policy/administration';
import { givenByClaims, matchesAny } from '../../policy/offers';
import { listWords } from '../../policy/trace';
import type { Draft } from './access';
import { differing, sameBearer, type Held } from './held';

/** What changes in somebody's rights over the cluster's own things. */
export function rightsEffects(before: Held, after: Held): Draft[] {
  const speaks = ({ spec }: Role) => spec.allow.rules.length + spec.deny.rules.length > 0;
  if (!differing(before.own, after.own).some(speaks)) return [];
  const changed = (from: readonly Role[], to: readonly Role[]) =>
    adminResources.flatMap((resource) => {
      const verbs = adminVerbs.filter(
        (verb) =>
          mayAdminister(to, resource, verb).allowed && !mayAdminister(from, resource, verb).allowed,
      );
      return verbs.length === 0
        ? []
        : [{ verbs, text: `${listWords(verbs)} ${thingsOf(resource)}` }];
    });
  const draft = (found: ReturnType<typeof changed>, says: string): Draft[] => {
    const count = found.reduce((sum, { verbs }) => sum + verbs.length, 0);
    const text = found.map((each) => each.text).join('; ');
    return count === 0 ? [] : [{ type: 'rights-change', says: ` ${says} ${text}.`, count }];
  };
  return [
    ...draft(changed(after.own, before.own), 'loses the right to'),
    ...draft(changed(before.own, after.own), 'gets the right to'),
  ];
}

/** Which roles somebody may review requests for, of those that are there before and after. */
export function reviewEffects(before: Held, after: Held, names: readonly string[]): Draft[] {
  const speaks = ({ spec }: Role) =>
    [spec.allow, spec.deny].some(
      ({ review_requests: rules }) => rules.roles.length + rules.claims_to_roles.length > 0,
    );
  const changed = sameBearer(before, after)
    ? differing(before.own, after.own)
    : [...before.own, ...after.own];
  if (!changed.some(speaks)) return [];
  const changes = names.flatMap((name) => {
    const was = reviewRight(before.own, name, before.bearer.traits);
    const is = reviewRight(after.own, name, after.bearer.traits);
    return was === is ? [] : [{ name, was, is }];
  });
  const lost = changes.filter(({ is }) => is === null).map(({ name }) => name);
  const free = changes.filter(({ is }) => is === '').map(({ name }) => name);
  const conditional = changes.flatMap(({ name, was, is }) => (is ? [{ name, was, is }] : []));
  const all: (Draft | null)[] = [
    draftOf('may-no-longer-review', lost, 'may no longer review requests for'),
    draftOf('may-review', free, 'may review requests for'),
    ...conditional.map(({ name, was, is }): Draft => {
      const type = was === null ? 'may-review' : 'may-no-longer-review';
      const only = was === null ? '' : ' only';
      return { type, says: ` may review requests for role ${name}${only} where ${is}.`, count: 1 };
    }),
  ];
  return all.filter((draft) => draft !== null);
}

function draftOf(type: Draft['type'], names: readonly string[], says: string): Draft | null {
  if (names.length === 0) return null;
  const what = names.length === 1 ? 'role' : 'roles';
  return { type, says: ` ${says} ${what} ${listWords(names)}.`, count: names.length };
}

/** Under which condition somebody may review requests for a role: always is empty, never is `null`. */
function reviewRight(roles: readonly Role[], name: string, traits: Traits): string | null {
  const speaking = (effect: 'allow' | 'deny') =>
    roles
      .map(({ spec }) => spec[effect].review_requests)
      .filter(
        (rules) =>
          matchesAny(rules.roles, name) || givenByClaims(rules.claims_to_roles, traits, name),
      )
      .map(({ where }) => where);
  const denying = speaking('deny');
  const allowing = speaking('allow');
  if (denying.includes('') || allowing.length === 0) return null;
  const unless = denying.map((where) => `not (${where})`);
  const given = allowing.includes('') ? [] : [allowing.toSorted().join(' or ')];
  return [...given, ...unless].join(' and ');
}
