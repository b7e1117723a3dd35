import { expect } from 'vitest';
import { constrainedTo } from '#shared/model/constraint';
import type { RequestTerms } from '#shared/model/access-request';
import { isOpen } from '#main/cluster/store/cluster-state';
import type { RequestRecord } from '#main/cluster/store/records';
import type { Life, ModelRequest } from './model';
import type { World } from './world';

/** What was last seen of each request, by the world that it is in. */
const seen = new WeakMap<World, Map<string, RequestRecord>>();

/** That the cluster has what the model has, and what must hold whatever the model says. */
export async function expectInvariants(life: Life, world: World): Promise<void> {
  const before = seen.get(world) ?? new Map<string, RequestRecord>();
  seen.set(world, before);
  expect(world.ids).toHaveLength(life.requests.length);
  for (const request of life.requests) {
    const record = await world.record(request.key);
    if (!record) return expect.fail(`request ${request.key} is gone`);
    expectSame(world, request, record);
    expectReviewed(record);
    expectOnward(life, record, before.get(record.id));
    before.set(record.id, record);
  }
  const open = [...before.values()].filter(isOpen).map(({ id }) => id);
  expect([...world.ledger.state.openRequests.keys()].toSorted()).toEqual(open.toSorted());
}

function expectSame(world: World, request: ModelRequest, record: RequestRecord): void {
  const authors = record.reviews.map(({ author, verdict }) => ({ by: author, verdict }));
  expect({
    ...{ state: record.state, accessDuration: record.accessDuration },
    ...{ approvedAt: record.approvedAt, accessUntil: record.accessUntil },
    ...{ narrowed: record.asked !== null, comments: record.comments.length },
    ...{ escalations: record.escalations, resources: sorted(record), reviews: authors },
  }).toEqual({
    ...{ state: request.state, accessDuration: request.lasts },
    ...{ approvedAt: request.approvedAt, accessUntil: request.until },
    ...{ narrowed: request.narrowed, comments: request.comments },
    ...{ escalations: request.escalations },
    resources: sorted({ resources: world.resourcesOf(request.on) }),
    reviews: request.reviews.map(({ by, verdict }) => ({
      by: by === 'rule' ? null : world.userId(by),
      verdict,
    })),
  });
}

/** Pairs of resource and login. */
function sorted({ resources }: Pick<RequestTerms, 'resources'>): string[] {
  return resources
    .flatMap(({ id, constraint }) =>
      (constrainedTo(constraint)?.login ?? []).map((login) => `${id} ${login}`),
    )
    .toSorted();
}

/** Nobody reviews their own request, and nobody twice. */
function expectReviewed({ requester, reviews }: RequestRecord): void {
  const authors = reviews.map(({ author }) => author);
  expect(authors).not.toContain(requester);
  expect(new Set(authors).size).toBe(authors.length);
}

/** What is over stays as it is, what is active had its approvals, and what was narrowed is never widened. */
function expectOnward(life: Life, record: RequestRecord, before: RequestRecord | undefined): void {
  if (before && !isOpen(before)) expect(record).toEqual(before);
  const isActive = ['APPROVED', 'EXTENDED'].includes(record.state);
  if (isActive && before?.state !== record.state) {
    const approvals = record.reviews.filter(({ verdict }) => verdict === 'approve').length;
    expect(approvals).toBeGreaterThanOrEqual(life.thresholds.approve);
  }
  if (!before) return;
  for (const pair of sorted(record)) expect(sorted(before)).toContain(pair);
  expect(record.accessDuration).toBeLessThanOrEqual(before.accessDuration);
  if (before.asked) expect(record.asked).toEqual(before.asked);
  if (before.state === 'APPROVED') expect(record.approvedAt).toBe(before.approvedAt);
}
