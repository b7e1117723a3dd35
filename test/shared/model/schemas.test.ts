import { describe, expect, it } from 'vitest';
import { maxReasonBytes, reasonSchema } from '#shared/model/access-request';
import { certificateAccessSchema } from '#shared/model/access-scope';
import { constraintSchema, requestedResourcesSchema } from '#shared/model/constraint-schema';
import { loginSchema } from '#shared/model/principal-schema';
import { resourceNameSchema } from '#shared/model/resource';

const uuid = 'b1168402-9340-421a-a344-af66a6675738';

describe('names of resources', () => {
  it.each(['iot', 'db-1.example.com', 'web_2', 'default/pod-7', '10.0.0.7:22'])(
    'accept %s',
    (name) => {
      expect(resourceNameSchema.safeParse(name).success).toBe(true);
    },
  );

  it.each([
    '',
    '-x',
    "it's",
    '"x"',
    '`id`',
    '$(id)',
    'a;b',
    'a b',
    'a\nb',
    'a\u001b[0m',
    'a\u202eb',
  ])('refuse %j', (name) => {
    expect(resourceNameSchema.safeParse(name).success).toBe(false);
  });
});

describe('reasons', () => {
  it('lose what commands a terminal or turns the order of reading', () => {
    const written =
      'fix \u001b]0;owned\u0007 \u202etoor\u202c\r\n\tsecond line, שלום, é 👩\u200d💻';
    const kept = 'fix ]0;owned toor\n\tsecond line, שלום, é 👩\u200d💻';
    expect(reasonSchema.parse(written)).toBe(kept);
    expect(reasonSchema.parse(kept)).toBe(kept);
  });

  it('are at most so many bytes', () => {
    expect(reasonSchema.safeParse('é'.repeat(maxReasonBytes / 2)).success).toBe(true);
    expect(reasonSchema.safeParse(`${'é'.repeat(maxReasonBytes / 2)}!`).success).toBe(false);
  });
});

describe('logins', () => {
  it.each(['alice', 'deploy', 'svc_backup', 'a.b-c', '0day'])('accept %s', (login) => {
    expect(loginSchema.safeParse(login).success).toBe(true);
  });

  it.each([
    '',
    '*',
    'a*',
    'a?',
    'a,b',
    'a\0b',
    'a b',
    'a\nb',
    'a@b',
    'a:b',
    'a/b',
    '-x',
    '../x',
    'x'.repeat(33),
    'älice',
  ])('refuse %j', (login) => {
    expect(loginSchema.safeParse(login).success).toBe(false);
  });
});

describe('constraints', () => {
  it.each([
    { type: 'ssh_logins', logins: [] },
    { type: 'ssh_logins', logins: ['alice', 'alice'] },
    { type: 'ssh_logins' },
    { type: 'by-role', logins: ['alice'] },
    { type: 'everything' },
    {},
  ])('refuse %j', (constraint) => {
    expect(constraintSchema.safeParse(constraint).success).toBe(false);
  });

  it('refuse a resource named twice', () => {
    const resource = { id: `/c/node/${uuid}`, constraint: { type: 'by-role' } };
    expect(requestedResourcesSchema.safeParse([resource, resource]).success).toBe(false);
    expect(requestedResourcesSchema.safeParse([]).success).toBe(false);
  });
});

describe('the access that a certificate carries', () => {
  const standing = {
    v: 2,
    user: uuid,
    session: uuid,
    generation: 1,
    scope: { type: 'standing', roles: [] },
  };

  it('is accepted whole', () => {
    expect(certificateAccessSchema.safeParse(standing).success).toBe(true);
  });

  it.each(['v', 'user', 'session', 'generation', 'scope'])('is refused without %s', (field) => {
    const { [field as 'v']: _left, ...rest } = standing;
    expect(certificateAccessSchema.safeParse(rest).success).toBe(false);
  });

  it.each([
    { ...standing, v: 1 },
    { ...standing, more: true },
    { ...standing, generation: 0 },
    { ...standing, scope: { type: 'granted', grants: [], standing: [] } },
    {
      ...standing,
      scope: {
        type: 'granted',
        grants: [{ type: 'resources', request: uuid, roles: ['access'], resources: [] }],
        standing: [],
      },
    },
    {
      ...standing,
      scope: {
        type: 'granted',
        grants: [{ type: 'roles', request: uuid, roles: ['access'], resources: [] }],
        standing: [],
      },
    },
    {
      ...standing,
      scope: { type: 'granted', grants: [{ type: 'roles', request: uuid, roles: ['access'] }] },
    },
    { ...standing, scope: { type: 'standing' } },
    { ...standing, scope: { type: 'everything' } },
  ])('is refused as %j', (access) => {
    expect(certificateAccessSchema.safeParse(access).success).toBe(false);
  });
});
