import { ok } from '#shared/lib/result';
import { constrainedTo } from '#shared/model/constraint';
import type { AccessRequest } from '#shared/model/access-request';
import type { FakeApi } from './fake-bridge';
import { copied, failing, fakeChoices, type FakeWorld } from './fake-world-parts';
import { aDryRun } from './window-builders';

/** Requests of the cluster in memory. */
export function fakeRequests(world: FakeWorld): FakeApi {
  const view = (request: AccessRequest, profileId: string) =>
    ok(world.viewFor(request, world.personOf(profileId)));
  const find = (id: string) => world.requests.get(id);
  const missing = failing('not_found', 'There is no such request, or you may not see it.');
  return {
    'requests.dryRun': (input, profileId) => {
      const extended = input.extends === null ? null : find(input.extends);
      if (extended === undefined) return missing;
      const { resources } = extended ?? input;
      const longestDuration = 8 * 3_600_000;
      const from = extended?.accessUntil ?? Math.max(Date.now(), input.startAt ?? 0);
      const isEmpty = resources.length + input.roles.length === 0;
      const problems = isEmpty && !extended ? ['Choose at least one resource or role.'] : [];
      return ok(
        aDryRun({
          roles: input.roles.length > 0 ? input.roles : ['access'],
          problems,
          longestDuration,
          reasonPrompts: ['Name the incident or ticket.'],
          reviewers: ['bob', 'carol'].filter((name) => name !== world.personOf(profileId).name),
          suggestedReviewers: ['bob'],
          choices: Object.fromEntries(resources.map(({ id }) => [id, copied(fakeChoices(id))])),
          granted: Object.fromEntries(
            resources.map(({ id, constraint }) => [
              id,
              copied(constrainedTo(constraint) ?? fakeChoices(id)),
            ]),
          ),
          accessUntil:
            problems.length > 0 ? null : from + (input.accessDuration ?? longestDuration),
        }),
      );
    },
    'requests.askableRoles': () =>
      ok({
        rows: [
          {
            name: 'access',
            description: 'Log in to machines',
            contains: ['Log in to machines with env = test as alice, deploy', 'Lasts 8h at most'],
            longestDuration: 8 * 3_600_000,
          },
          {
            name: 'on-call',
            description: '',
            contains: ['Kubernetes: get, list pods in namespace web'],
            longestDuration: 4 * 3_600_000,
          },
        ],
      }),
    'requests.create': (input, profileId) => {
      const now = Date.now();
      const extended = input.extends === null ? null : find(input.extends);
      if (extended === undefined) return missing;
      const request: AccessRequest = {
        id: crypto.randomUUID(),
        requester: world.personOf(profileId),
        roles: extended?.roles ?? (input.roles.length > 0 ? input.roles : ['access']),
        resources: extended?.resources ?? input.resources,
        reason: input.reason,
        suggestedReviewers: input.suggestedReviewers,
        state: 'PENDING',
        created: now,
        pendingUntil: now + (input.pendingFor ?? 3_600_000),
        accessDuration: input.accessDuration ?? 8 * 3_600_000,
        approvedAt: null,
        accessUntil: null,
        reviews: [],
        resolution: '',
        endedBy: null,
        startAt: input.startAt,
        asked: null,
        extends: input.extends,
        escalations: 0,
        comments: [],
      };
      world.announce(request, 'created', request.requester);
      return view(request, profileId);
    },
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
      const { roles, resources, accessDuration, startAt } = request;
      const decided: AccessRequest = {
        ...request,
        ...terms,
        asked: terms ? (request.asked ?? { roles, resources, accessDuration, startAt }) : null,
        state: isApproved ? 'APPROVED' : 'DENIED',
        approvedAt: isApproved ? now : null,
        accessUntil: isApproved ? now + (terms ?? request).accessDuration : null,
        reviews: [...request.reviews, { author, rule: null, verdict, message, at: now, terms }],
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
