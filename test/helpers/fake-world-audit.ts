import type { AuditEventView } from '#shared/api/procedures/audit';
import { ok } from '#shared/lib/result';
import type { FakeApi, FakeCommands } from './fake-bridge';
import type { FakeWorld } from './fake-world-parts';

/** One event of a log, as an auditor sees it. */
export function anAuditEvent(sequence: number, part: Partial<AuditEventView> = {}): AuditEventView {
  return {
    sequence,
    at: 1_000 * sequence,
    type: 'sign_in',
    actor: '00000000-0000-4000-8000-000000000101',
    address: '192.0.2.7',
    data: {},
    previous: String(sequence - 1).padStart(64, '0'),
    hash: String(sequence).padStart(64, '0'),
    who: 'alice',
    summary: 'alice signed in from 192.0.2.7',
    why: '',
    details: [],
    ...part,
  };
}

/** An audit log with an event for each request of the world. */
export function fakeAudit(world: FakeWorld): FakeApi {
  return {
    'audit.list': ({ filter = {} }) => {
      const events = [...world.requests.values()]
        .filter(({ requester }) => [requester.name, undefined].includes(filter.actor))
        .map((request, index) =>
          anAuditEvent(index + 1, {
            at: request.created,
            type: 'access_request.created',
            actor: request.requester.id,
            who: request.requester.name,
            summary: `${request.requester.name} made request ${request.id.slice(0, 8)}: ${request.reason}`,
            why: request.reason,
            details: [{ type: 'text', name: 'request', text: request.id }],
          }),
        );
      return ok({ events: events.toReversed(), next: null });
    },
  };
}

/** A cluster whose log is whole, and a person who saves every file. */
export function fakeAuditCommands(world: FakeWorld): FakeCommands {
  const events = (): number => world.requests.size;
  return {
    'audit.verify': () => {
      const kept = { sequence: events(), at: Date.now() };
      return ok({ checked: events(), firstBad: null, trouble: '', kept });
    },
    'audit.export': () => ok({ path: '/home/carol/Documents/audit.jsonl', events: events() }),
  };
}
