import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RequestTerms } from '#shared/model/access-request';
import { constraintFrom, type Constraint, type RequestedResource } from '#shared/model/constraint';
import type { Principal, PrincipalType } from '#shared/model/principal';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { resourceKinds } from '#shared/model/resource-kind';
import type { Bearer, Role } from '#shared/model/role';
import { decideGrant } from '#main/cluster/policy/grant';
import { narrowTerms } from '#main/cluster/policy/narrow';
import { runs } from '../../../../helpers/runs';
import { lookupOf } from '../tables';
import { bearer, principalFor, resourceOf, rolesFor } from './arbitraries';
import { typesOf } from './decide';

const byRole: Constraint = { type: 'by-role' };
const values = ['alice', 'root', 'viewer'];
const names = ['r0', 'r1', 'r2', 'r3'];

function constraints(kind: ResourceKind): fc.Arbitrary<Constraint> {
  const some = fc.subarray(values);
  const chosen = fc.record(
    Object.fromEntries(typesOf(kind).map((type): [PrincipalType, typeof some] => [type, some])),
  );
  const named = chosen.map((each) => constraintFrom(kind, each) ?? byRole);
  return fc.oneof(fc.constant(byRole), named);
}

/** Terms on some of three resources. */
function termsOn(kind: ResourceKind, resources: readonly Resource[]): fc.Arbitrary<RequestTerms> {
  const one = (index: number) =>
    constraints(kind).map((constraint) => ({ id: resources[index]?.id ?? '', constraint }));
  return fc.record({
    roles: fc.oneof(fc.constant(names), fc.subarray(names)),
    resources: fc
      .tuple(one(0), one(1), one(2), fc.subarray([0, 1, 2]))
      .map(([a, b, c, kept]) => distinct([a, b, c].filter((_, at) => kept.includes(at)))),
    accessDuration: fc.constantFrom(60_000, 3_600_000),
    startAt: fc.constantFrom(null, 1_000),
  });
}

function distinct(resources: readonly RequestedResource[]): RequestedResource[] {
  return [...new Map(resources.map((each) => [each.id, each])).values()];
}

/** Mostly narrower than what it is made of: some of its resources and roles, some constraints of others. */
function narrowedFrom(current: RequestTerms, other: RequestTerms): fc.Arbitrary<RequestTerms> {
  const constraintOf = ({ id, constraint }: RequestedResource) =>
    other.resources.find((each) => each.id === id)?.constraint ?? constraint;
  return fc
    .record({
      kept: fc.subarray(current.resources),
      replaced: fc.subarray(current.resources),
      roles: fc.oneof(fc.constant(current.roles), fc.subarray(current.roles)),
      isOther: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    })
    .map(({ kept, replaced, roles, isOther }) => {
      if (isOther) return other;
      const resources = kept.map((each) =>
        replaced.includes(each) ? { ...each, constraint: constraintOf(each) } : each,
      );
      return { ...current, roles, resources };
    });
}

function casesOf(kind: ResourceKind) {
  return fc
    .tuple(resourceOf(kind, 0), resourceOf(kind, 1), resourceOf(kind, 2))
    .chain((resources) =>
      fc
        .tuple(termsOn(kind, resources), termsOn(kind, resources))
        .chain(([current, other]) =>
          narrowedFrom(current, other).map((wanted) => ({ resources, current, wanted })),
        ),
    )
    .chain(({ resources, current, wanted }) =>
      fc.record({
        resources: fc.constant(resources),
        roles: rolesFor(kind),
        own: rolesFor(kind, { prefix: 'own', most: 2, offered: names }),
        bearer,
        current: fc.constant(current),
        wanted: fc.constant(wanted),
        resource: fc.constantFrom(...resources),
        principals: fc.array(principalFor(kind), { minLength: 8, maxLength: 8 }),
      }),
    );
}

interface World {
  readonly roles: readonly Role[];
  readonly own: readonly Role[];
  readonly bearer: Bearer;
}

function allows(
  { roles, own, bearer: who }: World,
  terms: RequestTerms,
  resource: Resource,
  principal: Principal,
): boolean {
  const request = {
    ...terms,
    ...{ id: 'request', requester: 'alice', state: 'APPROVED' as const, accessUntil: 60_000 },
    resolution: '',
  };
  const input = {
    role: lookupOf([...roles, ...own]),
    request: () => request,
    requestLocked: () => null,
    resourceName: () => undefined,
    now: 30_000,
    user: {
      ...who,
      id: 'alice',
      staticRoles: own.map(({ metadata }) => metadata.name),
      locked: null,
    },
    resource,
    principal,
  };
  const grant =
    terms.resources.length === 0
      ? { type: 'roles' as const, request: 'request', roles: terms.roles }
      : { type: 'resources' as const, request: 'request', ...terms };
  return decideGrant(input, grant).decision.allowed;
}

/** Roles that exist: one that does not ends the whole grant, which leaving it out would bring back. */
function known(terms: RequestTerms, roles: readonly Role[]): RequestTerms {
  const exist = roles.map(({ metadata }) => metadata.name);
  return { ...terms, roles: terms.roles.filter((name) => exist.includes(name)) };
}

describe.each(resourceKinds)('%s', (kind) => {
  test('whatever is narrowed lets through nothing that the request would not', () => {
    let accepted = 0;
    fc.assert(
      fc.property(casesOf(kind), (given) => {
        const current = known(given.current, given.roles);
        const byId = new Map(given.resources.map((each) => [each.id, each]));
        const narrowed = narrowTerms({
          current,
          wanted: known(given.wanted, given.roles),
          prolongs: false,
          start: { earliest: 0, latest: 10_000 },
          role: lookupOf([...given.roles, ...given.own]),
          staticRoles: given.own,
          bearer: given.bearer,
          resource: (id) => byId.get(id),
          nameOf: (id) => id,
        });
        if (!narrowed.ok) {
          expect(narrowed.error).not.toEqual([]);
          return;
        }
        accepted += 1;
        expect(narrowed.value.accessDuration).toBeLessThanOrEqual(current.accessDuration);
        for (const principal of given.principals)
          if (allows(given, narrowed.value, given.resource, principal))
            expect(allows(given, current, given.resource, principal)).toBe(true);
      }),
      runs(600),
    );
    expect(accepted).toBeGreaterThan(40);
  });
});
