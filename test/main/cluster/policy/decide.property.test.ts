import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Resource } from '#shared/model/resource';
import { roleSchema, type Bearer, type Role, type Traits } from '#shared/model/role';
import { decide } from '#main/cluster/policy/decide';
import { deriveRoles } from '#main/cluster/policy/derive-roles';
import { compilePattern } from '#main/cluster/policy/patterns';
import { createReach } from '#main/cluster/policy/reach';

const keys = fc.constantFrom('env', 'team', '*');
const values = fc.constantFrom('prod', 'dev', 'a', '*', 'p*', '^(dev|a)$', '^pr|de$');
const logins = fc.constantFrom('alice', 'root', 'deploy');
const selector = fc.dictionary(keys, fc.array(values, { maxLength: 2 }), { maxKeys: 2 });
const side = fc.record({
  node_labels: selector,
  logins: fc.array(fc.oneof(logins, fc.constant('{{internal.logins}}')), { maxLength: 2 }),
});
const role = fc.record({ allow: side, deny: fc.oneof(fc.constant({}), side) });
const roles = fc
  .array(role, { maxLength: 4 })
  .map((specs) =>
    specs.map((spec, index) =>
      roleSchema.parse({ kind: 'role', version: 'v7', metadata: { name: `r${index}` }, spec }),
    ),
  );
const labels = fc.dictionary(
  fc.constantFrom('env', 'team', 'rack'),
  fc.constantFrom('prod', 'dev', 'a', 'pr', ''),
);
const traits: fc.Arbitrary<Traits> = fc.record({ logins: fc.array(logins, { maxLength: 2 }) });

function machine(labelled: Record<string, string>, name = 'm'): Resource {
  return {
    id: `/c/node/${name}`,
    kind: 'node',
    name,
    labels: labelled,
    description: '',
    protocol: 'ssh',
  };
}

function as(has: Traits): Bearer {
  return { name: 'alice', traits: has };
}

/** The rule as its definition says it, slow and plain, with the platform's own regular expressions. */
function oracle(held: Role[], has: Traits, labelled: Record<string, string>, login: string) {
  const fits = (pattern: string, value: string) =>
    pattern.startsWith('^') && pattern.endsWith('$')
      ? new RegExp(`^(?:${pattern.slice(1, -1)})$`).test(value)
      : new RegExp(`^${pattern.split('*').join('.*')}$`, 's').test(value);
  const selects = (wanted: Record<string, string[]>) => {
    if (Object.keys(wanted).length === 0) return false;
    if (wanted['*']?.length === 1 && wanted['*'][0] === '*') return true;
    return Object.entries(wanted).every(
      ([key, some]) => key in labelled && some.some((each) => fits(each, labelled[key] ?? '')),
    );
  };
  const names = (list: string[]) =>
    list.flatMap((each) => (each === '{{internal.logins}}' ? (has['logins'] ?? []) : [each]));
  const denied = held.some(
    ({ spec }) => selects(spec.deny.node_labels) || names(spec.deny.logins).includes(login),
  );
  const allowed = held.some(
    ({ spec }) => selects(spec.allow.node_labels) && names(spec.allow.logins).includes(login),
  );
  return allowed && !denied;
}

describe('decide', () => {
  test('agrees with its definition, and with what is listed as reachable', () => {
    fc.assert(
      fc.property(roles, traits, labels, logins, (held, has, labelled, login) => {
        const resource = machine(labelled);
        const decision = decide({ roles: held, bearer: as(has), resource, principal: { login } });
        expect(decision.allowed).toBe(oracle(held, has, labelled, login));
        expect(decision.reason).not.toBe('');
        expect(decision.trace.length).toBeGreaterThan(0);
        const reach = createReach({ roles: held, bearer: as(has) });
        expect((reach.choices(resource).login ?? []).includes(login)).toBe(decision.allowed);
      }),
      { numRuns: 3_000 },
    );
  });

  test('does not depend on the order of roles', () => {
    fc.assert(
      fc.property(roles, traits, labels, logins, (held, has, labelled, login) => {
        const input = { bearer: as(has), resource: machine(labelled), principal: { login } };
        const turned = decide({ ...input, roles: held.toReversed() });
        expect(turned).toEqual(decide({ ...input, roles: held }));
      }),
      { numRuns: 500 },
    );
  });

  test('deny rules alone never allow more', () => {
    fc.assert(
      fc.property(roles, roles, traits, labels, logins, (held, more, has, labelled, login) => {
        const input = {
          roles: held,
          bearer: as(has),
          resource: machine(labelled),
          principal: { login },
        };
        const narrowed = decide({ ...input, denyRoles: more });
        expect(narrowed.allowed && !decide(input).allowed).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('derived roles', () => {
  const wanted = fc.array(
    fc.record({ labelled: labels, wants: fc.uniqueArray(logins, { maxLength: 2 }) }),
    { minLength: 1, maxLength: 4 },
  );

  test('give everything that was asked for, with no role to spare, or say what is missing', () => {
    fc.assert(
      fc.property(roles, roles, traits, wanted, (candidates, staticRoles, has, asks) => {
        const list = asks.map(({ labelled, wants }, index) => ({
          resource: machine(labelled, `m${index}`),
          constraint:
            wants.length === 0
              ? ({ type: 'by-role' } as const)
              : ({ type: 'ssh_logins', logins: wants } as const),
        }));
        const covered = (chosen: Role[]) => {
          const reach = createReach({ roles: chosen, denyRoles: staticRoles, bearer: as(has) });
          return list.every(({ resource, constraint }) => {
            const given = reach.choices(resource).login ?? [];
            if (constraint.type === 'by-role') return given.length > 0;
            return constraint.logins.every((login) => given.includes(login));
          });
        };
        const derived = deriveRoles({ candidates, staticRoles, bearer: as(has), wanted: list });
        const subsets = subsetsOf(candidates).filter(covered);
        const fewest = Math.min(...subsets.map((each) => each.length));
        if (derived.ok) {
          const chosen = candidates.filter((each) =>
            derived.value.roles.includes(each.metadata.name),
          );
          expect(covered(chosen)).toBe(true);
          expect(chosen.length).toBe(fewest);
        } else {
          expect(subsets).toEqual([]);
          expect(derived.error.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  function subsetsOf(all: Role[]): Role[][] {
    return all.reduce<Role[][]>(
      (subsets, each) => [...subsets, ...subsets.map((subset) => [...subset, each])],
      [[]],
    );
  }
});

describe('patterns', () => {
  test('no pattern and no value make matching throw', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const hostile = fc.oneof(
      text,
      text.map((inner) => `^${inner}$`),
      fc
        .array(fc.constantFrom('*', 'a', '(', ')', '|', '+', '[', ']', '{9}', '\\', '.'), {
          maxLength: 12,
        })
        .map((parts) => `^${parts.join('')}$`),
    );
    fc.assert(
      fc.property(hostile, text, (pattern, value) => {
        const compiled = compilePattern(pattern);
        if (compiled.ok) expect(typeof compiled.value(value)).toBe('boolean');
        else expect(compiled.error).not.toBe('');
      }),
      { numRuns: 1_500 },
    );
  });
});
