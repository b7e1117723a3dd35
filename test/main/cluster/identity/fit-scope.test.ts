import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitScope } from '#main/cluster/identity/fit-scope';
import type { CertificateGrant, SessionScope } from '#shared/model/access-scope';
import type { Resource } from '#shared/model/resource';

const idOf = (at: number): string => `/demo/node/n${at}`;
const resource = (at: number): Resource => ({
  ...{ id: idOf(at), kind: 'node', protocol: 'ssh', name: `n${at}`, labels: {}, description: '' },
});

const grantOf = (request: string, nodes: readonly number[]): CertificateGrant =>
  nodes.length === 0
    ? { type: 'roles', request, roles: ['ops'] }
    : {
        ...{ type: 'resources', request, roles: ['access'] },
        resources: nodes.map((at) => ({ id: idOf(at), constraint: { type: 'by-role' } })),
      };

const scopes = fc
  .array(fc.uniqueArray(fc.nat(30), { maxLength: 20 }), { minLength: 1, maxLength: 6 })
  .map((grants): SessionScope => ({
    type: 'granted',
    standing: [],
    grants: grants.map((nodes, at) => grantOf(String(at), nodes)),
  }));

const entriesOf = (scope: SessionScope): string[] =>
  scope.type === 'standing'
    ? []
    : scope.grants.flatMap((grant) =>
        grant.type === 'roles'
          ? [`${grant.request} by name`]
          : grant.resources.map(({ id }) => `${grant.request} ${id}`),
      );

/** A certificate that has room for so many entries. */
const roomFor = (count: number) => (scope: SessionScope) => entriesOf(scope).length <= count;

describe('a scope in a certificate', () => {
  it('only ever narrows, fills the room there is, and never has a grant without resources', () => {
    fc.assert(
      fc.property(scopes, fc.integer({ min: 1, max: 60 }), (scope, room) => {
        const all = entriesOf(scope);
        const { scope: fitted, whole } = fitScope(scope, null, roomFor(room));
        const left = entriesOf(fitted);
        expect(left).toEqual(all.slice(0, room));
        expect(whole).toBe(left.length === all.length);
        if (fitted.type === 'granted')
          for (const grant of fitted.grants)
            if (grant.type === 'resources') expect(grant.resources).not.toEqual([]);
      }),
    );
  });

  it('for one resource names it in each grant that gives it, and nothing else', () => {
    fc.assert(
      fc.property(scopes, fc.nat(30), (scope, at) => {
        const about = entriesOf(scope).filter(
          (entry) => entry.endsWith(` ${idOf(at)}`) || entry.endsWith('by name'),
        );
        const { scope: fitted } = fitScope(scope, resource(at), roomFor(1_000));
        expect(entriesOf(fitted)).toEqual(about.length > 0 ? about : entriesOf(scope));
      }),
    );
  });

  it('of regular access stays as it is', () => {
    const scope: SessionScope = { type: 'standing', roles: ['access'] };
    expect(fitScope(scope, resource(1), () => false)).toEqual({ scope, whole: true });
  });
});
