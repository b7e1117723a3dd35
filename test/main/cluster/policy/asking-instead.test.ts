import { describe, expect, it } from 'vitest';
import { isAccessLacking } from '#main/cluster/policy/asking-instead';
import { deny, miss, note, permit, refuse, allow } from '#main/cluster/policy/trace';

describe('access that is lacking', () => {
  it.each([
    [[miss('role.none', null, 'x')]],
    [[note('scope.standing', null, 'x'), miss('role.no_resources', 'requester', 'x')]],
    [[deny('scope.not_in_grant', null, 'x')]],
    [[deny('grant.constraint', null, 'x')]],
    [[deny('grant.expired', null, 'x'), miss('role.labels', 'access', 'x')]],
  ])('may be asked for: %j', (trace) => {
    expect(isAccessLacking(refuse(trace))).toBe(true);
  });

  it.each([
    'session.ended',
    'session.superseded',
    'certificate.expired',
    'user.locked',
    'user.gone',
    'resource.locked',
    'resource.not_found',
    'grant.locked',
    'role.deny_labels',
    'scope.other_connection',
    'something.new',
  ])('is not what %s refuses', (rule) => {
    expect(isAccessLacking(refuse([deny(rule, null, 'x')]))).toBe(false);
    expect(isAccessLacking(refuse([miss('role.none', null, 'x'), deny(rule, null, 'x')]))).toBe(
      false,
    );
  });

  it('is not lacking where it is there', () => {
    expect(isAccessLacking(permit([allow('role.allow', 'access', 'x')]))).toBe(false);
  });
});
