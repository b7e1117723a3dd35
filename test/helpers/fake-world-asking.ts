import type { ApiInput } from '#shared/api/contract';
import { ok } from '#shared/lib/result';
import type { AccessRequest } from '#shared/model/access-request';
import { constrainedTo } from '#shared/model/constraint';
import type { FakeApi } from './fake-bridge';
import { copied, fakeChoices, type FakeWorld } from './fake-world-parts';
import { aDryRun } from './window-builders';

const hour = 3_600_000;
const day = 24 * hour;
type Asked = ApiInput<'requests.dryRun'>;

/** The roles that may be asked for by name in the cluster in memory. */
export const fakeAskableRoles = [
  {
    name: 'staging-admin',
    description: 'Everything on staging, for when it is on fire',
    contains: [
      'Servers where env is staging, as root or deploy.',
      'Databases where env is staging, as admin in any database.',
    ],
    longestDuration: 8 * hour,
  },
  {
    name: 'metrics',
    description: '',
    contains: ['The application grafana.'],
    longestDuration: 3 * day,
  },
];

/** What may be asked for: everything but what is to be refused so that the refusal can be seen. */
function problemsOf(asked: Asked) {
  const text = 'office-pc: no role that you may ask for gives you the login Administrator there';
  return asked.resources.flatMap(({ constraint }, at) =>
    constrainedTo(constraint)?.login?.includes('Administrator') === true
      ? [{ field: `resources.${at}`, text }]
      : [],
  );
}

function dryRun(world: FakeWorld, input: Asked, profileId: string) {
  const extended = input.extends === null ? null : world.requests.get(input.extends);
  const asked = { ...input, ...(extended && { resources: extended.resources }) };
  const longestDuration = 8 * hour;
  const refused = problemsOf(asked);
  const from = extended?.accessUntil ?? Math.max(Date.now(), asked.startAt ?? 0);
  const rule = { verdict: 'approve' as const, rule: 'staging' };
  const given = asked.resources.map(({ id, constraint }) => [
    id,
    copied(constrainedTo(constraint) ?? fakeChoices(id)),
  ]);
  return aDryRun({
    roles: asked.roles.length > 0 ? asked.roles : ['access'],
    problems: refused.map(({ text }) => text),
    problemFields: refused.map(({ field }) => field),
    longestDuration,
    longestPending: 7 * day,
    latestStart: Date.now() + 7 * day,
    reasonPrompts: ['Name the incident or ticket.'],
    reviewers: ['bob', 'carol'].filter((name) => name !== world.personOf(profileId).name),
    suggestedReviewers: ['bob'],
    choices: Object.fromEntries(asked.resources.map(({ id }) => [id, copied(fakeChoices(id))])),
    granted: Object.fromEntries(given),
    autoReview: asked.roles.includes('staging-admin') ? rule : null,
    accessUntil: from + (asked.accessDuration ?? longestDuration),
  });
}

function requestFrom(
  world: FakeWorld,
  input: ApiInput<'requests.create'>,
  profileId: string,
): AccessRequest {
  const now = Date.now();
  const extended = input.extends === null ? undefined : world.requests.get(input.extends);
  return {
    id: crypto.randomUUID(),
    requester: world.personOf(profileId),
    roles: extended?.roles ?? (input.roles.length > 0 ? input.roles : ['access']),
    resources: extended?.resources ?? input.resources,
    reason: input.reason,
    suggestedReviewers: input.suggestedReviewers,
    state: 'PENDING',
    created: now,
    pendingUntil: now + (input.pendingFor ?? hour),
    accessDuration: input.accessDuration ?? 8 * hour,
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
}

/** Asking for access in the cluster in memory: what would come of it, and roles by name. */
export function fakeAsking(world: FakeWorld): FakeApi {
  return {
    'requests.dryRun': (input, profileId) => ok(dryRun(world, input, profileId)),
    'requests.create': (input, profileId) => {
      const request = requestFrom(world, input, profileId);
      world.announce(request, 'created', request.requester);
      return ok(world.viewFor(request, request.requester));
    },
    'requests.askableRoles': () => ok({ rows: fakeAskableRoles }),
  };
}
