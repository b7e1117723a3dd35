import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { principalEntries, type PrincipalType } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import { decide } from '#main/cluster/policy/decide';
import { createReach, isChoice } from '#main/cluster/policy/reach';
import { runs } from '../../../../helpers/runs';
import { bearer, principalFor, resourceOf, rolesFor } from './arbitraries';
import { denies, gives, isAllowed, means, needed, typesFor, type Question } from './decide';

const verb = fc.constantFrom(undefined, undefined, 'get', 'delete');

function questions(kind: ResourceKind) {
  return fc.record({
    roles: rolesFor(kind),
    denyRoles: rolesFor(kind, { prefix: 'd', most: 1 }),
    bearer,
    resource: resourceOf(kind),
    verb,
  });
}

describe.each(resourceKinds)('%s', (kind) => {
  const question = questions(kind);
  const principal = principalFor(kind);

  test('what is decided is what the rules say', () => {
    fc.assert(
      fc.property(question, principal, (asked, as) => {
        const decision = decide({ ...asked, principal: as });
        expect(decision.allowed).toBe(isAllowed({ ...asked, principal: as }));
        expect(decision.reason).not.toBe('');
        expect(decision.trace.map(({ text }) => text)).not.toContain('');
        const turned = { ...asked, roles: asked.roles.toReversed() };
        expect(decide({ ...turned, principal: as })).toEqual(decision);
        const reach = createReach(asked);
        if (!decision.allowed || asked.verb !== undefined) return;
        expect(reach.canSee(asked.resource)).toBe(true);
        for (const entry of principalEntries(as))
          expect(isChoice(reach.choices(asked.resource), entry)).toBe(true);
      }),
      runs(400),
    );
  });

  test('what can be chosen and seen is what the rules say', () => {
    fc.assert(
      fc.property(question, (all) => {
        const { verb: _, ...asked } = all;
        const reach = createReach(asked);
        expect(reach.choices(asked.resource)).toEqual(choicesBy(asked));
        expect(reach.canSee(asked.resource)).toBe(seenBy(asked));
        expect(reach.canPreview(asked.resource)).toBe(shownBy(asked));
        const apart = createReach({ ...asked, separately: true });
        const alone = asked.roles.map((role) => ({ ...asked, roles: [role] }));
        expect(apart.canSee(asked.resource)).toBe(alone.some(seenBy));
        expect(apart.canPreview(asked.resource)).toBe(alone.some(shownBy));
      }),
      runs(150),
    );
  });
});

function allowing(question: Question) {
  const { roles, denyRoles, resource } = question;
  const denied = [...roles, ...denyRoles].some((role) => means(role, 'deny', resource, question));
  return denied ? [] : roles.filter((role) => means(role, 'allow', resource, question));
}

function freeValues(question: Question, roles: Question['roles'], type: PrincipalType): string[] {
  const { bearer: by, resource, denyRoles } = question;
  const given = roles.map((role) => gives(role, resource.kind, type, by));
  const any = given.some((each) => each.any) ? ['*'] : [];
  const values = [...new Set(given.flatMap((each) => each.values))].toSorted();
  return [...any, ...values].filter((value) =>
    [...question.roles, ...denyRoles].every(
      (role) => !denies(role, resource.kind, [type, value], by),
    ),
  );
}

function choicesBy(question: Question): object {
  const roles = allowing(question);
  const entries = typesFor(question.resource).map((type) => [
    type,
    freeValues(question, roles, type),
  ]);
  return Object.fromEntries(entries.filter(([, values]) => (values ?? []).length > 0));
}

function seenBy(question: Question): boolean {
  return allowing(question).some((role) =>
    needed(question.resource).every((type) => freeValues(question, [role], type).length > 0),
  );
}

function shownBy(question: Question): boolean {
  return allowing(question).length > 0;
}
