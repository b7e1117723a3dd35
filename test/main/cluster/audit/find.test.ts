import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findEvents, searchFor, type AuditSubjects } from '#main/cluster/audit/find';
import type { NewAuditEvent } from '#main/cluster/audit/chain';
import type { AuditFilter } from '#shared/model/audit';
import { openLedgerRig, type LedgerRig } from '../../../helpers/cluster/ledger-rig';
import { uuid } from '../../../helpers/window-builders';

const [alice, bob, gone] = [uuid(1), uuid(2), uuid(3)];
const iot = '/test/node/1';
const request = uuid(9);

const people: Readonly<Record<string, string>> = { [alice]: 'alice', [bob]: 'bob', [gone]: 'bob' };
const subjects: AuditSubjects = {
  users: (fits) => Object.entries(people).flatMap(([id, name]) => (fits(name) ? id : [])),
  resources: (fits) => (fits('iot') ? [iot] : []),
  resource: (id) => (id === iot ? 'iot' : id),
};

const events: readonly NewAuditEvent[] = [
  { type: 'sign_in', actor: alice, address: '192.0.2.7', data: { session: 'x' } },
  { type: 'access_request.created', actor: alice, data: { request, resources: [{ id: iot }] } },
  { type: 'access_request.approved', actor: bob, data: { request, resolution: 'Grüße "x"' } },
  { type: 'session.start', actor: alice, address: '::1', data: { resourceId: iot, login: 'root' } },
  { type: 'session.refused', actor: 'nobody', data: { target: 'iot', reason: 'No.' } },
  { type: 'node.put', actor: gone, data: { name: 'iot' } },
  { type: 'sign_in.expired', actor: 'cluster', data: { user: alice } },
  { type: 'call.refused', actor: bob, data: { procedure: 'config.get' } },
];

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
  for (const [index, event] of events.entries()) {
    rig.clock.now = 1_000 * (index + 1);
    await rig.ledger.write(() => ({ writes: [], audit: [event], result: undefined }));
  }
});
afterEach(() => rig.close());

async function found(filter: AuditFilter, page = { before: 1_000, limit: 100 }) {
  const { records, next } = await findEvents(rig.repository, searchFor(filter, subjects), page);
  return { sequences: records.map(({ sequence }) => sequence), next };
}

describe('looking for events', () => {
  it.each<[filter: AuditFilter, sequences: readonly number[]]>([
    [{}, [8, 7, 6, 5, 4, 3, 2, 1]],
    [{ from: 3_000, until: 5_000 }, [4, 3]],
    [{ actor: 'alice' }, [4, 2, 1]],
    [{ actor: alice }, [4, 2, 1]],
    [{ actor: 'bob' }, [8, 6, 3]],
    [{ actor: 'cluster' }, [7]],
    [{ actor: 'erin' }, []],
    [{ category: 'requests' }, [3, 2]],
    [{ category: 'sessions' }, [5, 4]],
    [{ category: 'refusals' }, [8, 5]],
    [{ category: 'sign-ins' }, [7, 1]],
    [{ category: 'configuration' }, [6]],
    [{ request }, [3, 2]],
    [{ request: uuid(8) }, []],
    [{ resource: 'iot' }, [6, 5, 4, 2]],
    [{ resource: iot }, [6, 5, 4, 2]],
    [{ resource: 'io' }, []],
    [{ words: 'IOT' }, [6, 5, 4, 2]],
    [{ words: 'alice' }, [7, 4, 2, 1]],
    [{ words: 'alice  root' }, [4]],
    [{ words: '192.0.2' }, [1]],
    [{ words: 'expired' }, [7]],
    [{ words: 'Grüße "x"' }, [3]],
    [{ words: '%_*' }, []],
    [{ actor: 'alice', category: 'sessions', resource: 'iot', words: 'root' }, [4]],
  ])('by %j', async (filter, sequences) => {
    expect(await found(filter)).toEqual({ sequences, next: null });
  });

  it('goes on page by page', async () => {
    const first = await found({ resource: 'iot' }, { before: 9, limit: 2 });
    expect(first).toEqual({ sequences: [6, 5], next: 5 });
    const second = await found({ resource: 'iot' }, { before: first.next ?? 0, limit: 2 });
    expect(second).toEqual({ sequences: [4, 2], next: 2 });
    expect(await found({ resource: 'iot' }, { before: 2, limit: 2 })).toEqual({
      sequences: [],
      next: null,
    });
  });

  it('looks through stretches, and says where it stopped when that takes too long', async () => {
    const asked: number[] = [];
    const slow = {
      searchAudit: async ({ from }: { from: number }) => {
        asked.push(from);
        const until = performance.now() + 300;
        while (performance.now() < until);
        return [];
      },
    };
    const page = { before: 12_001, limit: 10 };
    const answer = await findEvents(slow, searchFor({ words: 'x' }, subjects), page);
    expect(answer).toEqual({ records: [], next: 7_001 });
    expect(asked).toEqual([7_001]);
  });
});
