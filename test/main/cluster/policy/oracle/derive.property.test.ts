import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constraintFrom, type Constraint } from '#shared/model/constraint';
import type { PrincipalType } from '#shared/model/principal';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import { deriveRoles } from '#main/cluster/policy/derive-roles';
import { runs } from '../../../../helpers/runs';
import { bearer, resourceOf, rolesFor } from './arbitraries';
import { typesOf } from './decide';
import { bestSet } from './derive';

const byRole: Constraint = { type: 'by-role' };
const some = fc.uniqueArray(fc.constantFrom('alice', 'root', 'viewer'), { maxLength: 2 });

/** A constraint of the kind, or none where the values make none. */
function constraints(kind: ResourceKind): fc.Arbitrary<Constraint> {
  const chosen = fc.record(
    Object.fromEntries(typesOf(kind).map((type): [PrincipalType, typeof some] => [type, some])),
  );
  return chosen.map((values) => constraintFrom(kind, values) ?? byRole);
}

function wantedOf(kind: ResourceKind) {
  const one = (index: number) =>
    fc.record({
      resource: resourceOf(kind, index),
      constraint: fc.oneof(fc.constant(byRole), constraints(kind)),
    });
  return fc
    .tuple(one(0), one(1), one(2), fc.integer({ min: 1, max: 3 }))
    .map(([a, b, c, count]) => distinct([a, b, c].slice(0, count)));
}

function distinct<T extends { readonly resource: Resource }>(wanted: readonly T[]): T[] {
  return [...new Map(wanted.map((each) => [each.resource.id, each])).values()];
}

describe.each(resourceKinds)('%s', (kind) => {
  const asked = fc.record({
    candidates: rolesFor(kind),
    staticRoles: rolesFor(kind, { prefix: 'own', most: 2, offered: ['r0', 'r1', 'r2', 'r3'] }),
    bearer,
    wanted: wantedOf(kind),
  });

  test('the derived roles are the best of all sets, or there is none', () => {
    fc.assert(
      fc.property(asked, (input) => {
        const derived = deriveRoles(input);
        expect(derived.ok ? derived.value.roles : null).toEqual(bestSet(input));
        if (derived.ok) return;
        expect(derived.error.length).toBeGreaterThan(0);
        for (const { resource } of derived.error)
          expect(input.wanted.map((each) => each.resource.id)).toContain(resource);
      }),
      runs(150),
    );
  });
});
