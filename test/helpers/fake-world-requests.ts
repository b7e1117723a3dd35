import { ok } from '#shared/lib/result';
import type { AccessRequest } from '#shared/model/access-request';
import type { FakeApi } from './fake-bridge';
import { failing, type FakeWorld } from './fake-world-parts';

/** What an approval makes of a request: access, or more of another's while that one still holds. */
function given(world: FakeWorld, request: AccessRequest, now: number): Partial<AccessRequest> {
  const { extends: prolongs, accessDuration, startAt } = request;
  const other = prolongs === null ? undefined : world.requests.get(prolongs);
  if (other?.state === 'APPROVED' && (other.accessUntil ?? 0) > now) {
    const accessUntil = (other.accessUntil ?? 0) + accessDuration;
    world.announce({ ...other, accessUntil }, 'prolonged', null);
    return { state: 'EXTENDED', approvedAt: now, accessUntil };
  }
  const accessUntil = Math.max(now, startAt ?? 0) + accessDuration;
  return { state: 'APPROVED', approvedAt: now, accessUntil };
}

/** Requests of the cluster in memory. */
export function fakeRequests(world: FakeWorld): FakeApi {
  const view = (request: AccessRequest, profileId: string) =>
    ok(world.viewFor(request, world.personOf(profileId)));
  const find = (id: string) => world.requests.get(id);
  const missing = failing('not_found', 'There is no such request, or you may not see it.');
  return {
    'requests.list': ({ show }, profileId) => {
      const person = world.personOf(profileId);
      const rows = [...world.requests.values()]
        .toReversed()
        .map((request) => world.viewFor(request, person))
        .filter(({ request, can }) => {
          if (show === 'mine') return request.requester.id === person.id;
          return show === 'all' || can.review;
        });
      return ok({ rows, next: null });
    },
    'requests.get': ({ id }, profileId) => {
      const request = find(id);
      return request ? view(request, profileId) : missing;
    },
    'requests.review': ({ id, verdict, message, terms }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const now = Date.now();
      const isApproved = verdict === 'approve';
      const author = world.personOf(profileId);
      const review = { author, rule: null, verdict, message, at: now, terms };
      const { roles, resources, accessDuration, startAt } = request;
      const asked = request.asked ?? { roles, resources, accessDuration, startAt };
      const decided: AccessRequest = {
        ...request,
        ...terms,
        asked: terms ? asked : request.asked,
        ...(isApproved ? given(world, { ...request, ...terms }, now) : { state: 'DENIED' }),
        reviews: [...request.reviews, review],
        resolution: message,
      };
      world.announce(decided, isApproved ? 'approved' : 'denied', author);
      return view(decided, profileId);
    },
    'requests.comment': ({ id, text }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const author = world.personOf(profileId);
      const comment = { id: crypto.randomUUID(), author, text, at: Date.now() };
      const said: AccessRequest = { ...request, comments: [...request.comments, comment] };
      world.announce(said, 'commented', author);
      return view(said, profileId);
    },
    'requests.release': ({ id }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const endedBy = world.personOf(profileId);
      const ended: AccessRequest = { ...request, state: 'RELEASED', endedBy };
      world.announce(ended, 'released', endedBy);
      return view(ended, profileId);
    },
    'requests.withdraw': ({ id }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const ended: AccessRequest = { ...request, state: 'WITHDRAWN' };
      world.announce(ended, 'withdrawn', ended.requester);
      return view(ended, profileId);
    },
    'requests.revoke': ({ id, reason }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const endedBy = world.personOf(profileId);
      const ended: AccessRequest = { ...request, state: 'REVOKED', resolution: reason, endedBy };
      world.announce(ended, 'revoked', endedBy);
      return view(ended, profileId);
    },
    'requests.recent': ({ id }) => {
      const request = find(id);
      if (!request) return missing;
      const others = [...world.requests.values()].filter(
        (each) => each.id !== id && each.requester.id === request.requester.id,
      );
      const nameOf = (resource: string) =>
        world.resources.find((each) => each.id === resource)?.name ?? null;
      const rows = others.toReversed().map(({ resources, ...each }) => ({
        id: each.id,
        created: each.created,
        state: each.state,
        roles: each.roles,
        resources: resources.map((resource) => ({ id: resource.id, name: nameOf(resource.id) })),
        reason: each.reason,
      }));
      return ok({ rows: rows.slice(0, 10) });
    },
    'requests.explain': ({ id }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const isMine = request.requester.id === world.personOf(profileId).id;
      const reason = isMine ? 'Nobody may review their own request.' : 'Role reviewer lets you.';
      return ok({
        grants: request.resources.map(({ id: resource }) => ({
          resource,
          steps: [
            {
              effect: 'allow' as const,
              rule: 'role.allow',
              role: 'access',
              text: 'Role access gives it, because its label env is test',
            },
          ],
        })),
        roles: request.roles.map((name) => ({
          name,
          contains: ['Use every machine as alice and deploy', 'Use databases as viewer'],
        })),
        narrowed: request.asked ? ['Only alice is left on iot'] : [],
        review: {
          allowed: !isMine,
          reason,
          trace: [
            {
              effect: isMine ? ('deny' as const) : ('allow' as const),
              rule: isMine ? 'review.own' : 'review.allow',
              role: isMine ? null : 'reviewer',
              text: reason,
            },
          ],
        },
      });
    },
  };
}
