import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extensionsFor } from '#main/cluster/identity/certificate-extensions';
import { sessionPermissions } from '#main/cluster/policy/session-permissions';
import { lookupOf, makeRoles, readTable, rolesSchema } from './tables';

const rows = readTable(
  'session-permissions',
  z.strictObject({
    name: z.string(),
    roles: rolesSchema,
    lets: z.array(z.string()).optional(),
    refuses: z.strictObject({
      agentForwarding: z.string().nullable(),
      localForwarding: z.string().optional(),
      remoteForwarding: z.string().optional(),
      fileCopy: z.string().optional(),
    }),
  }),
);

describe('what SSH may carry', () => {
  test.each(rows)('$name', ({ roles: specs, lets, refuses }) => {
    for (const roles of [makeRoles(specs), makeRoles(specs).toReversed()]) {
      const permissions = sessionPermissions(
        roles,
        ({ metadata }) => lets?.includes(metadata.name) ?? true,
      );
      const told = (name: keyof typeof refuses) => {
        const permission = permissions[name];
        return permission.allowed ? null : permission.reason;
      };
      expect(permissions.pty.allowed).toBe(true);
      const agent = told('agentForwarding');
      // The order of the names is the order of the roles.
      if (refuses.agentForwarding === null) expect(agent).toBeNull();
      else expect(agent).toMatch(/^Your SSH agent is not forwarded: .*forward_agent: true\.$/);
      if (roles[0]?.metadata.name === Object.keys(specs)[0])
        expect(agent ?? '').toContain(refuses.agentForwarding ?? '');
      for (const name of ['localForwarding', 'remoteForwarding', 'fileCopy'] as const) {
        const wanted = refuses[name];
        if (wanted === undefined) expect(told(name)).toBeNull();
        else expect(told(name)).toContain(wanted);
      }
    }
  });
});

describe('the extensions of a certificate', () => {
  const all = makeRoles({
    open: { version: 'v7' },
    closed: { version: 'v7', options: { port_forwarding: false, ssh_file_copy: false } },
    agent: { version: 'v7', options: { forward_agent: true } },
  });
  const of = (...roles: string[]) => extensionsFor({ type: 'standing', roles }, lookupOf(all));

  test('are what the roles allow', () => {
    expect(of('open')).toEqual([
      'permit-pty',
      'permit-port-forwarding',
      'permit-file-copy@daypass',
    ]);
    expect(of('open', 'closed')).toEqual(['permit-pty']);
    expect(of('closed', 'agent')).toEqual(['permit-pty', 'permit-agent-forwarding']);
  });

  test('are what one of the grants allows, each by itself', () => {
    const grant = (request: string, role: string) => ({
      ...{ type: 'roles' as const, request, roles: [role] },
    });
    const scope = {
      type: 'granted' as const,
      standing: [],
      grants: [grant('one', 'closed'), grant('two', 'agent')],
    };
    expect(extensionsFor(scope, lookupOf(all))).toEqual([
      'permit-pty',
      'permit-port-forwarding',
      'permit-agent-forwarding',
      'permit-file-copy@daypass',
    ]);
    expect(extensionsFor({ ...scope, grants: [] }, lookupOf(all))).toEqual(['permit-pty']);
  });
});
