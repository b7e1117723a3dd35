import { ok } from '#shared/lib/result';
import type { AccessRequest } from '#shared/model/access-request';
import type { ResourceRow } from '#shared/model/search';
import type { FakeApi } from './fake-bridge';
import { failing, type FakeWorld } from './fake-world-parts';
import { bob, clusterName, pin } from './window-builders';

function rowsFor(world: FakeWorld, profileId: string): readonly ResourceRow[] {
  const person = world.personOf(profileId);
  const status = world.state().profiles.find((each) => each.id === profileId)?.status;
  const requests = [...world.requests.values()]
    .filter(({ requester }) => requester.id === person.id)
    .toReversed();
  return world.resources.map((resource) => {
    const about = requests.filter(({ resources }) =>
      resources.some(({ id }) => id === resource.id),
    );
    const granted = status?.allowedResources?.find(({ id }) => id === resource.id);
    const logins = granted?.constraint.type === 'ssh_logins' ? granted.constraint.logins : [];
    const open = about.filter(({ state }) => state === 'PENDING' || state === 'APPROVED');
    const state = granted
      ? 'granted'
      : open[0]?.state === 'PENDING'
        ? 'pending'
        : open[0]
          ? 'granted'
          : 'requestable';
    return {
      resource,
      state,
      availableLogins: [...logins],
      requestableLogins: status?.can.request ? ['alice', 'deploy'] : [],
      requests: open.map(({ id }) => id),
    };
  });
}

/** The API of the cluster in memory. */
export function fakeApi(world: FakeWorld): FakeApi {
  const view = (request: AccessRequest, profileId: string) =>
    ok(world.viewFor(request, world.personOf(profileId)));
  const find = (id: string) => world.requests.get(id);
  const missing = failing('not_found', 'There is no such request, or you may not see it.');
  return {
    'resources.search': ({ query, show, labels, kinds }, profileId) => {
      const words = query.toLowerCase().split(/\s+/);
      const rows = rowsFor(world, profileId).filter(({ resource, availableLogins }) => {
        const { name, labels: own, kind } = resource;
        const text = `${name} ${Object.entries(own).flat().join(' ')}`.toLowerCase();
        return (
          (show !== 'mine' || availableLogins.length > 0) &&
          words.every((word) => text.includes(word)) &&
          (kinds.length === 0 || kinds.includes(kind)) &&
          Object.entries(labels).every(([key, value]) => own[key] === value)
        );
      });
      const reason =
        show === 'mine' && query === ''
          ? 'Your role requester gives no access by itself: it lets you request access to resources.'
          : 'No resource that you may see has these words in its name or labels.';
      return ok({
        rows: rows.slice(0, 200),
        next: null,
        total: rows.length,
        emptyReason: rows.length > 0 ? '' : reason,
      });
    },
    'requests.dryRun': ({ resources }) =>
      ok({
        roles: ['access'],
        problems: [],
        longestDuration: 8 * 3_600_000,
        reasonRequired: true,
        reasonPrompts: ['Name the incident or ticket.'],
        approvalsNeeded: 'It needs 1 approval by a reviewer of access.',
        reviewers: ['bob', 'carol'],
        logins: Object.fromEntries(resources.map(({ id }) => [id, ['alice', 'deploy']])),
      }),
    'requests.create': (input, profileId) => {
      const now = Date.now();
      const request: AccessRequest = {
        id: crypto.randomUUID(),
        requester: world.personOf(profileId),
        roles: ['access'],
        resources: input.resources,
        reason: input.reason,
        suggestedReviewers: input.suggestedReviewers,
        state: 'PENDING',
        created: now,
        pendingUntil: now + 7 * 86_400_000,
        accessDuration: input.accessDuration ?? 8 * 3_600_000,
        approvedAt: null,
        accessUntil: null,
        reviews: [],
        resolution: '',
        endedBy: null,
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
    'requests.review': ({ id, verdict, message }, profileId) => {
      const request = find(id);
      if (!request) return missing;
      const now = Date.now();
      const isApproved = verdict === 'approve';
      const author = world.personOf(profileId);
      const decided: AccessRequest = {
        ...request,
        state: isApproved ? 'APPROVED' : 'DENIED',
        approvedAt: isApproved ? now : null,
        accessUntil: isApproved ? now + request.accessDuration : null,
        reviews: [...request.reviews, { author, verdict, message, at: now }],
        resolution: message,
      };
      world.announce(decided, isApproved ? 'approved' : 'denied', author);
      return view(decided, profileId);
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
    'access.explain': ({ login }) =>
      ok({
        allowed: false,
        reason: `You have no access as ${login} here: none of your roles allows it.`,
        trace: [
          {
            effect: 'note',
            rule: 'scope',
            role: null,
            text: 'Nothing is assumed, so your standing roles count.',
          },
          { effect: 'miss', rule: 'role.labels', role: 'requester', text: 'It allows no servers.' },
          { effect: 'miss', rule: 'role.logins', role: 'requester', text: 'It allows no logins.' },
        ],
      }),
    'nodes.list': () =>
      ok({
        nodes: world.resources.slice(0, 2).map((resource, index) => ({
          resource,
          address: '10.0.0.7:22',
          builtIn: index === 0,
          hostKeyFingerprint: 'SHA256:6fMrT6yV2m0Qx3kM4Jw0o8sHn1uQ5cZr9eDkB7aLtYw',
          refusedHostKeyFingerprint:
            index === 1 ? 'SHA256:o8sHn1uQ5cZr9eDkB7aLtYw6fMrT6yV2m0Qx3kM4Jw0' : null,
        })),
      }),
    'config.apply': () =>
      failing('role_invalid', 'The file has 1 error. Nothing was changed.', [
        'line 6: spec.allow.node_label is not a field of a role. Did you mean node_labels?',
      ]),
    'invite.create': () =>
      ok({
        link: `daypass://join?address=127.0.0.1%3A3080&pin=${pin}#Zk3v9QxY2bN8mL5pR7tW1sD4`,
        expires: Date.now() + 900_000,
      }),
    'audit.list': () =>
      ok({
        verified: true,
        events: [...world.requests.values()].map((request, sequence) => ({
          sequence,
          at: request.created,
          type: 'request.created',
          actor: request.requester.name,
          summary: `asked for ${request.resources.length} resources of ${clusterName}`,
          data: {},
        })),
      }),
    'status.get': (_input, profileId) => {
      const status = world.state().profiles.find((each) => each.id === profileId)?.status;
      return status ? ok(status) : failing('not_signed_in', `Sign in first, ${bob.name}.`);
    },
  };
}
