import { describe, expect, it } from 'vitest';
import { planReport } from '#main/cluster/enrolment/plan-report';
import { readReport } from '#main/cluster/enrolment/report';
import { fitsPattern } from '#shared/model/join-token';
import { nodeRecord } from '../../../helpers/cluster/ledger-rig';

const ed25519 =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl root@web';
const ecdsa = `ecdsa-sha2-nistp256 ${Buffer.concat([
  Buffer.from(
    '0000001365636473612d736861322d6e69737470323536000000086e697374703235360000004104',
    'hex',
  ),
  Buffer.alloc(64, 7),
]).toString('base64')}`;

const read = (...lines: string[]) => readReport(Buffer.from(lines.join('\n')));

describe('a report', () => {
  it('prefers the host key that the gateway asks for first, and leaves out what it cannot speak', () => {
    const { hostKeys } = read(`host-key ${ecdsa}`, 'host-key ssh-dss AAAA', `host-key ${ed25519}`);
    expect(hostKeys.map((key) => key.subarray(4, 15).toString())).toEqual([
      'ssh-ed25519',
      'ecdsa-sha2-',
    ]);
  });

  it('is refused with the line that is no good', () => {
    const good = `host-key ${ed25519}`;
    expect(() => read(good, 'port x')).toThrow('"port"');
    expect(() => read(good, 'label a')).toThrow('"label" is not a label');
    expect(() => read(good, 'nonsense')).toThrow('not known');
    expect(() => read('constructor x', good)).toThrow('not known');
    expect(() => readReport(Buffer.from([0x6f, 0x73, 0x20, 0xff]))).toThrow('not UTF-8');
    expect(() => read('')).toThrow('no host key');
  });
});

describe('what a report changes', () => {
  const blob = Buffer.from(ed25519.split(' ')[1] ?? '', 'base64').toString('base64');
  const node = nodeRecord('web', {
    hostKeys: [blob],
    lastSeen: 1_000,
    facts: read(`host-key ${ed25519}`).facts,
  });

  it('is nothing where nothing is new, until a day has gone by', () => {
    const report = read(`host-key ${ed25519}`);
    expect(planReport(node, report, 2_000)).toMatchObject({ writes: [], audit: [], result: node });
    const later = planReport(node, report, 1_000 + 86_400_000);
    expect(later.result).toEqual({ ...node, lastSeen: 1_000 + 86_400_000 });
    expect(later.changes).toBeUndefined();
  });

  it('never is a label that an administrator gave, and takes back those of commands', () => {
    const given = planReport(
      node,
      read(`host-key ${ed25519}`, 'command-label env=prod', 'command-label rack=7'),
      2_000,
    ).result;
    expect(given.resource.labels).toEqual({ env: 'test', rack: '7' });
    expect(given.commandLabels).toEqual({ rack: '7' });
    const taken = planReport(given, read(`host-key ${ed25519}`), 3_000).result;
    expect(taken.resource.labels).toEqual({ env: 'test' });
  });

  it('is a refused key beside the known one, which stays', () => {
    const plan = planReport(node, read(`host-key ${ecdsa}`), 2_000);
    expect(plan.result.hostKeys).toEqual([blob]);
    expect(plan.result.refusedKey).toBe(ecdsa.split(' ')[1]);
    expect(plan.audit.map(({ type }) => type)).toEqual(['node.report', 'node.host_key_refused']);
    const again = planReport(plan.result, read(`host-key ${ecdsa}`), 3_000);
    expect(again.writes).toEqual([]);
  });
});

it.each([
  ['web-1', 'web-1', true],
  ['web-10', 'web-1', false],
  ['web-1', 'WEB-*', true],
  ['web-', 'web-*', true],
  ['my-web-1', 'web-*', false],
  ['a.eu.example.com', '*.eu.*.com', true],
  ['a.eu.com', '*.eu.*.com', false],
  ['aa', 'a*a', true],
  ['a', 'a*a', false],
  ['anything', '*', true],
])('the name %s against the pattern %s: %s', (name, pattern, fits) => {
  expect(fitsPattern(name, pattern)).toBe(fits);
});
