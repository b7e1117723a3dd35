import type { Ledger, Plan } from '#main/cluster/audit/ledger';
import type { RequestRecord, ReviewRecord } from '#main/cluster/store/records';
import type { Write } from '#main/cluster/store/repository';
import { requestRecord } from '../../test/helpers/cluster/ledger-rig';
import { engineers, machineName, machinesPerTeam, reviewers, teamOf } from './people';

export const storedRequests = 100_000;
const openRequests = 300;
const hour = 3_600_000;
const perWrite = 1_000;

/** A year of requests, most of them over. */
export async function writeRequests(ledger: Ledger): Promise<void> {
  for (let from = 0; from < storedRequests; from += perWrite)
    await ledger.write((state, now) => {
      const each = Array.from({ length: perWrite }, (_, at) => pastRequest(state, from + at, now));
      return {
        writes: each.flatMap(({ writes }) => writes),
        audit: each.flatMap(({ audit }) => audit),
        changes: each.flatMap(({ changes = [] }) => changes),
        result: undefined,
      };
    });
}

type State = Ledger['state'];

/** The oldest first; the newest few hundred still wait or are in use. */
function pastRequest(state: State, index: number, now: number): Plan<undefined> {
  const at = index % engineers.length;
  const requester = state.userNamed(engineers[at] ?? '');
  const team = teamOf(at, index % 4);
  const nodes = [0, 1, 2].flatMap(
    (each) => state.nodeNamed(machineName(team, (index + each) % machinesPerTeam)) ?? [],
  );
  const [first] = nodes;
  if (!requester || !first) throw new Error('The seed has no such person or machine.');
  const ago = (storedRequests - index) * 5 * 60_000;
  const open = index >= storedRequests - openRequests;
  const created = open ? now - 60_000 : now - ago - 5 * hour;
  const base = requestRecord(requester, first, {
    roles: [`team-${team}`],
    resources: nodes.map(({ resource }) => ({
      id: resource.id,
      constraint: { type: 'ssh_logins', logins: ['deploy', requester.name] },
    })),
    reason: `INC-${index}: the service does not answer`,
    created,
    pendingUntil: created + 12 * hour,
    accessDuration: 4 * hour,
  });
  return decided(state, base, open ? index % 2 : 2 + (index % 3));
}

/** 0: waits, 1: in use, 2: used, 3: refused, 4: nobody decided. */
function decided(state: State, base: RequestRecord, fate: number): Plan<undefined> {
  const authors = (fate === 0 || fate === 4 ? [] : reviewers.slice(0, fate === 3 ? 1 : 2)).flatMap(
    (name) => state.userNamed(name)?.id ?? [],
  );
  const verdict = fate === 3 ? 'deny' : 'approve';
  const reviews = authors.map((author, each): ReviewRecord => ({
    ...{ request: base.id, author, rule: null, verdict, message: 'seen', terms: null },
    at: base.created + 60_000 + each,
  }));
  const approved = fate === 1 || fate === 2;
  const approvedAt = approved ? base.created + 60_001 : null;
  const request: RequestRecord = {
    ...base,
    state: (['PENDING', 'APPROVED', 'EXPIRED', 'DENIED', 'EXPIRED'] as const)[fate] ?? 'EXPIRED',
    approvedAt,
    accessUntil: approvedAt === null ? null : approvedAt + base.accessDuration,
    reviews,
  };
  const writes: Write[] = [
    { type: 'request', request },
    ...reviews.map((review) => ({ type: 'review' as const, review })),
  ];
  const told = { request: base.id, state: request.state };
  const change = approved ? 'approved' : fate === 3 ? 'denied' : 'created';
  return {
    writes,
    audit: [
      { type: 'access_request.created', actor: base.requester, data: told },
      ...authors.map((actor) => ({ type: 'access_request.reviewed', actor, data: told })),
    ],
    changes: [{ type: 'request', request: base.id, change, by: base.requester }],
    result: undefined,
  };
}
