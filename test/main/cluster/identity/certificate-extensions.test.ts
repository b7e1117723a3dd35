import { describe, expect, it } from 'vitest';
import { extensionsUnder } from '#main/cluster/identity/certificate-extensions';
import { lookupOf, makeRoles } from '../policy/tables';

const roles = lookupOf(
  makeRoles({
    plain: { version: 'v7' },
    agents: { version: 'v7', options: { forward_agent: true } },
    closed: { version: 'v7', options: { port_forwarding: false, ssh_file_copy: false } },
  }),
);

describe('what a certificate permits', () => {
  it.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ['nothing held', [], ['permit-pty']],
    [
      'usual roles',
      [['plain']],
      ['permit-pty', 'permit-port-forwarding', 'permit-file-copy@daypass'],
    ],
    ['roles that close', [['plain', 'closed']], ['permit-pty']],
    [
      'a grant beside them, which counts alone',
      [['closed'], ['agents']],
      [
        'permit-pty',
        'permit-port-forwarding',
        'permit-agent-forwarding',
        'permit-file-copy@daypass',
      ],
    ],
  ])('under %s', (_what, sets, expected) => {
    expect(extensionsUnder(sets, roles).toSorted()).toEqual(expected.toSorted());
  });
});
