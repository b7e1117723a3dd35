import type { AccessRequest } from '#shared/model/access-request';
import { aliceState, type FakeWorld } from '../../helpers/fake-world-parts';
import { alice, aRequest, bob, uuid } from '../../helpers/window-builders';

export const minute = 60_000;

export function requestOf(
  world: FakeWorld,
  number: number,
  part: Partial<AccessRequest>,
): AccessRequest {
  const resources = world.resources.slice(0, 2).map(({ id }, index) => ({
    id,
    constraint: {
      type: 'ssh_logins' as const,
      logins: index === 0 ? ['alice', 'deploy'] : ['alice'],
    },
  }));
  const created = Date.now() - number * 17 * minute;
  const pendingUntil = created + 7 * 86_400_000;
  return aRequest(number, { resources, created, pendingUntil, ...part });
}

export function fill(world: FakeWorld): void {
  const approval = {
    author: bob,
    rule: null,
    terms: null,
    verdict: 'approve' as const,
    message: 'Go ahead, and tell me how it went.',
  };
  const denial = {
    author: bob,
    rule: null,
    terms: null,
    verdict: 'deny' as const,
    message: 'Not during the freeze.',
  };
  const now = Date.now();
  const requests = [
    requestOf(world, 9, { state: 'DENIED', reviews: [{ ...denial, at: now - 90 * minute }] }),
    requestOf(world, 5, { state: 'WITHDRAWN' }),
    requestOf(world, 2, {
      state: 'APPROVED',
      approvedAt: now - 20 * minute,
      accessUntil: now + 7 * 3_600_000,
      reviews: [{ ...approval, at: now - 20 * minute }],
      resolution: approval.message,
    }),
    requestOf(world, 1, {
      reason: 'INC-123: the sensors of building B report no values since 09:10',
    }),
  ];
  for (const request of requests) world.requests.set(request.id, request);
}

/** Own requests in every state, one of them narrowed, talked about and prolonged. */
export function lifeOf(world: FakeWorld): void {
  const now = Date.now();
  const at = { author: bob, rule: null, terms: null, verdict: 'approve' as const, message: '' };
  const asked = requestOf(world, 2, {});
  const [first] = asked.resources;
  const narrowed = {
    roles: ['access'],
    resources: first
      ? [{ ...first, constraint: { type: 'ssh_logins' as const, logins: ['alice'] } }]
      : [],
    accessDuration: 2 * 3_600_000,
    startAt: null,
  };
  const { roles, resources, accessDuration, startAt } = asked;
  const approved = { state: 'APPROVED' as const, approvedAt: now - 100 * minute };
  const requests = [
    requestOf(world, 9, {
      state: 'DENIED',
      reviews: [
        { ...at, verdict: 'deny', message: 'Not during the freeze.', at: now - 90 * minute },
      ],
    }),
    requestOf(world, 8, {
      ...approved,
      state: 'RELEASED',
      accessUntil: now + 60 * minute,
      endedBy: alice,
    }),
    requestOf(world, 7, { state: 'EXPIRED', escalations: 2 }),
    requestOf(world, 6, {
      ...approved,
      roles: ['staging-admin'],
      resources: [],
      startAt: now + 130 * minute,
      accessUntil: now + 370 * minute,
      reviews: [
        {
          ...at,
          author: null,
          rule: 'staging',
          message: 'Staging is approved by rule.',
          at: now - 100 * minute,
        },
      ],
    }),
    requestOf(world, 4, {
      extends: uuid(2),
      resources: narrowed.resources,
      state: 'PENDING',
      accessDuration: 3_600_000,
      reason: 'The import is still running',
    }),
    requestOf(world, 3, {
      extends: uuid(2),
      resources: narrowed.resources,
      state: 'EXTENDED',
      accessDuration: 3_600_000,
      approvedAt: now - 20 * minute,
      accessUntil: now + 9 * minute,
    }),
    requestOf(world, 2, {
      ...approved,
      ...narrowed,
      asked: { roles, resources, accessDuration, startAt },
      accessUntil: now + 9 * minute,
      escalations: 1,
      reviews: [
        { ...at, terms: narrowed, message: 'iot is enough for this.', at: now - 100 * minute },
      ],
      comments: [
        {
          id: uuid(901),
          author: bob,
          text: 'Do you need deploy for that?',
          at: now - 110 * minute,
        },
        { id: uuid(902), author: alice, text: 'No, alice will do.', at: now - 105 * minute },
      ],
    }),
    requestOf(world, 1, {
      startAt: now + 130 * minute,
      reason: 'INC-123: the sensors of building B report no values since 09:10',
      escalations: 1,
    }),
  ];
  for (const request of requests) world.requests.set(request.id, request);
}

/** Two grants in use, one near its end, and a third at hand. */
export function assumeSeveral(world: FakeWorld): void {
  lifeOf(world);
  const other = requestOf(world, 10, {
    state: 'APPROVED',
    accessUntil: Date.now() + 200 * minute,
    resources: requestOf(world, 1, {}).resources.slice(1),
  });
  const third = requestOf(world, 11, {
    state: 'APPROVED',
    accessUntil: Date.now() + 260 * minute,
    resources: [],
    roles: ['metrics'],
  });
  for (const request of [other, third]) world.requests.set(request.id, request);
  const { status } = aliceState();
  world.changeProfile(uuid(201), { status: status && { ...status, severalGrants: true } });
  void world.bridge.commands['access.assume']?.({
    profileId: uuid(201),
    requests: [uuid(2), other.id],
  });
}
