import { expect, it } from 'vitest';
import { summaryOf } from '#main/cluster/audit/describe';

const names = { user: (id: string) => id, resource: (id: string) => id };

it('says what happened in one line, whatever strangers typed', () => {
  const summary = summaryOf(
    {
      sequence: 1,
      at: 0,
      type: 'session.refused',
      actor: 'nobody',
      address: null,
      data: { login: '', target: 'iot\u001b[2J\nall is well\u202e', reason: 'No.' },
      previous: '',
      hash: '',
    },
    names,
  );
  expect(summary).toContain('on iot\ufffd[2J all is well\ufffd: No.');
});
