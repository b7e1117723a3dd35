import { describe, expect, test } from 'vitest';
import type { Resource } from '#shared/model/resource';
import type { RoleLookup } from '#shared/model/role';
import type { NodeDocument, UserDocument } from '#main/cluster/policy/config-documents';
import { mayAdminister } from '#main/cluster/policy/administration';
import { lookUpRoles } from '#main/cluster/policy/bound-role';
import { deriveRoles } from '#main/cluster/policy/derive-roles';
import { createReach } from '#main/cluster/policy/reach';
import { mayReviewAnything, mayReviewRoles, previewRoles } from '#main/cluster/policy/review';
import { searchRoles } from '#main/cluster/policy/search-roles';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import { loadDemo, loadPresetRoles } from '#main/cluster/presets/presets';
import { loadTemplates } from '#main/cluster/presets/templates';

const roles = loadPresetRoles().documents.flatMap((each) =>
  each.kind === 'role' ? [each.role] : [],
);
const lookup: RoleLookup = (name) => roles.find(({ metadata }) => metadata.name === name);
const demo = loadDemo().documents;
const machines = demo.filter((each): each is NodeDocument => each.kind === 'node').map(machineOf);

function machineOf({ name, labels, description }: NodeDocument): Resource {
  return { id: `/demo/node/${name}`, kind: 'node', name, labels, description, protocol: 'ssh' };
}

function person(name: string) {
  const user = demo.find(
    (each): each is UserDocument => each.kind === 'user' && each.name === name,
  );
  if (!user) throw new Error(`The demo has no ${name}`);
  return { name: user.name, traits: user.traits, roles: lookUpRoles(user.roles, lookup) };
}

const about = (...requested: string[]) => ({ roles: requested, reason: '', annotations: {} });

describe('the role access', () => {
  test.each([
    ['db', 'postgres', { db_users: ['reader'], db_names: ['orders'] }, ['db_user', 'db_name']],
    ['windows_desktop', 'rdp', { windows_logins: ['admin'] }, ['login']],
    ['app', 'aws-console', { aws_role_arns: ['arn:aws:iam::1:role/R'] }, ['aws_role_arn']],
    ['app', 'http', {}, []],
    ['kube_cluster', 'kubernetes', { kubernetes_groups: ['viewers'] }, ['kubernetes_group']],
  ] as const)('gives a %s (%s) as whom the user may be there', (kind, protocol, traits, types) => {
    const resource = { id: `/c/${kind}/x`, kind, name: 'x', labels: {}, description: '', protocol };
    const access = lookUpRoles(['access'], lookup);
    const reach = createReach({ roles: access, bearer: { name: 'alice', traits } });
    expect(reach.canSee(resource)).toBe(true);
    expect(Object.keys(reach.choices(resource)).toSorted()).toEqual([...types].toSorted());
    const nobody = createReach({ roles: access, bearer: { name: 'bob', traits: {} } });
    expect(nobody.canSee(resource)).toBe(types.length === 0 || kind === 'kube_cluster');
  });
});

describe('the templates', () => {
  test.each(loadTemplates())('$title is a document that loads', ({ kind, yaml, title }) => {
    const { documents } = loadConfigFile(yaml, title);
    expect(documents).toMatchObject([{ kind }]);
  });
});

describe('the demo', () => {
  test('has its machines, and nothing in it is without effect', () => {
    expect(machines.map(({ name }) => name)).toEqual(['this-computer', 'iot']);
    expect([...loadPresetRoles().notes, ...loadDemo().notes]).toEqual([]);
  });

  test('alice uses nothing, and may ask for both machines as alice and deploy', () => {
    const alice = person('alice');
    const candidates = searchRoles(alice.roles, lookup, alice.traits).roles;
    const requestable = createReach({ roles: candidates, bearer: alice });
    for (const machine of machines) {
      expect(createReach({ roles: alice.roles, bearer: alice }).canSee(machine)).toBe(false);
      expect(requestable.choices(machine).login).toEqual(['alice', 'deploy']);
    }
    const wanted = machines.map((resource) => ({
      resource,
      constraint: { type: 'ssh_logins' as const, logins: ['alice', 'deploy'] },
    }));
    const { roles: staticRoles } = alice;
    const derived = deriveRoles({ candidates, staticRoles, bearer: alice, wanted });
    expect(derived).toMatchObject({ ok: true, value: { roles: ['access'] } });
    expect(mayReviewAnything(alice)).toBe(false);
  });

  test('bob reviews requests for access and sees the names of what is asked for', () => {
    const bob = person('bob');
    expect(mayReviewRoles(bob, about('access')).allowed).toBe(true);
    expect(mayReviewRoles(bob, about('access', 'editor')).allowed).toBe(false);
    const preview = createReach({ roles: previewRoles(bob.roles, lookup), bearer: bob });
    for (const machine of machines) {
      expect(preview.canPreview(machine)).toBe(true);
      expect(preview.canSee(machine)).toBe(false);
    }
    expect(searchRoles(bob.roles, lookup, bob.traits).roles).toEqual([]);
  });

  test('dana administers and audits, and uses no machine', () => {
    const dana = person('dana');
    for (const resource of ['role', 'user', 'node', 'token', 'lock', 'access_request'] as const)
      expect(mayAdminister(dana.roles, resource, 'update').allowed).toBe(true);
    expect(mayAdminister(dana.roles, 'event', 'list').allowed).toBe(true);
    expect(mayAdminister(dana.roles, 'event', 'delete').allowed).toBe(false);
    for (const machine of machines)
      expect(createReach({ roles: dana.roles, bearer: dana }).canPreview(machine)).toBe(false);
  });

  test.each(['alice', 'bob'])('%s administers nothing', (name) => {
    expect(mayAdminister(person(name).roles, 'role', 'read').allowed).toBe(false);
    expect(mayAdminister(person(name).roles, 'event', 'list').allowed).toBe(false);
  });
});
