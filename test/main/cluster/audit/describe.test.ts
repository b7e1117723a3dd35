import { describe, expect, it } from 'vitest';
import { summaryOf } from '#main/cluster/audit/describe';
import { detailsOf, whyOf } from '#main/cluster/audit/details';
import { summaries } from '#main/cluster/audit/summaries';
import type { AuditRecord } from '#shared/model/audit';
import { requestChangeSchema } from '#shared/api/events';
import { uuid } from '../../../helpers/window-builders';

const names = {
  user: (id: string) => (id === uuid(1) ? 'alice' : id),
  resource: (id: string) => (id === '/test/node/1' ? 'iot' : id),
};

function record(type: string, data: AuditRecord['data'], part: Partial<AuditRecord> = {}) {
  const rest = { sequence: 1, at: 0, actor: uuid(1), address: null, previous: '', hash: '' };
  return { ...rest, type, data, ...part };
}

describe('the sentence about an event', () => {
  it('says what happened in one line, whatever strangers typed', () => {
    const summary = summaryOf(
      record(
        'session.refused',
        { login: '', target: 'iot\u001b[2J\nall is well\u202e', reason: 'No.' },
        { actor: 'nobody' },
      ),
      names,
    );
    expect(summary).toContain('on iot\ufffd[2J all is well\ufffd: No.');
  });

  it.each([
    ['sign_in', {}, 'alice signed in from 192.0.2.7'],
    ['resource.index', {}, "alice's app read the list of resources for its index"],
    ['resource.search', { show: 'all', found: 3 }, 'alice searched for anything and found 3'],
    [
      'resource.search',
      { show: 'mine', query: 'web', kinds: ['node', 'db'], found: 0 },
      'alice searched for “web”, node, db and found 0',
    ],
    [
      'call.refused',
      { procedure: 'config.get', reason: 'No role allows it.', times: 12 },
      'alice was refused config.get 12 times: No role allows it.',
    ],
    ['access_request.approved', { request: uuid(1) }, 'alice approved request 00000000'],
    [
      'access_request.denied',
      { request: uuid(1), rule: 'nights' },
      'alice denied request 00000000 by rule nights',
    ],
    ['audit.read', {}, 'alice read the audit log'],
    ['user.put', { name: 'erin' }, 'alice wrote user erin'],
    ['something.new', {}, 'something.new'],
  ])('of type %s with %j', (type, data, sentence) => {
    expect(summaryOf(record(type, data, { address: '192.0.2.7' }), names)).toBe(sentence);
  });

  it('takes the address of an older event from where it was kept then', () => {
    expect(summaryOf(record('sign_in', { address: '::1' }), names)).toBe(
      'alice signed in from ::1',
    );
  });

  it('is there for everything that happens to a request', () => {
    const types = requestChangeSchema.options.map((change) => `access_request.${change}`);
    expect(types.filter((type) => !summaries.has(type))).toEqual([]);
  });
});

describe('what an event holds', () => {
  it('reads as names and words', () => {
    const data = {
      resourceId: '/test/node/1',
      user: uuid(1),
      accessUntil: 1_893_456_000_000,
      accessDuration: 5_400_000,
      resources: [
        { id: '/test/node/1', constraint: { type: 'ssh_logins', logins: ['root', 'x'] } },
      ],
      notThere: null,
      someNumber: 7,
    };
    expect(detailsOf(record('x', data), names)).toEqual([
      { type: 'text', name: 'resource', text: 'iot (/test/node/1)' },
      { type: 'text', name: 'user', text: `alice (${uuid(1)})` },
      { type: 'instant', name: 'access until', at: 1_893_456_000_000 },
      { type: 'text', name: 'access duration', text: '1h 30m' },
      {
        type: 'text',
        name: 'resources',
        text: 'id: iot (/test/node/1); constraint: type: ssh_logins; logins: root, x',
      },
      { type: 'text', name: 'some number', text: '7' },
    ]);
  });

  it.each([
    [{ reason: 'INC-1', resolution: 'ok' }, 'INC-1'],
    [{ resolution: 'go\nahead' }, 'go ahead'],
    [{ verdict: 'deny', message: 'not now' }, 'not now'],
    [{ verdict: 'deny' }, ''],
  ])('has the reason of %j', (data, why) => {
    expect(whyOf(record('x', data))).toBe(why);
  });
});
