import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { farthestStart } from '#shared/model/access-request';
import { roleNamed, staticRoles } from '../identity/sessions';
import { suggestedReviewers } from '../policy/annotations';
import { approvalWords } from '../policy/approval-words';
import { lookUpRoles } from '../policy/bound-role';
import { longestAccessDuration } from '../policy/durations';
import { outcome } from '../policy/outcome';
import { createReach } from '../policy/reach';
import { reasonNeeds } from '../policy/reasons';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord, UserRecord } from '../store/records';
import { accessEnd, prolongedEnd } from './approval';
import { takeRoles, type TakenRoles } from './asked-roles';
import { autoReviewOf } from './auto-review';
import { extendable, extensionProblems, longestExtension } from './extension';
import { longestPending, timeProblems, tooManyPending } from './limits';
import { mergeChoices } from './principals-within';
import type { Problem } from './problem';
import { accessSettings } from './settings';
import { possibleReviewers, thresholdsOf } from './review-subject';
import { createRequestFacts } from './request-facts';
import { principalsOf } from './view';

export type DryRun = ApiOutput<'requests.dryRun'>;

/** Who asks, and what for. */
export interface Asking {
  readonly state: ClusterState;
  readonly now: number;
  readonly user: UserRecord;
  readonly input: ApiInput<'requests.dryRun'>;
  /** Empty while it is not known. */
  readonly reason: string;
  /** The request that `input.extends` names, looked up before; `null` when there is none. */
  readonly extends: RequestRecord | null;
}

/** What a request would amount to. Nothing is stored. */
export interface Prepared {
  readonly dryRun: DryRun;
  /** What the dry run says in words alone. */
  readonly problems: readonly Problem[];
  readonly resources: RequestRecord['resources'];
  /** Milliseconds. */
  readonly accessDuration: number;
}

/** @throws ExpectedError `not_found` or `wrong_state` for a request that cannot be extended */
export function prepareRequest(asking: Asking): Prepared {
  const { state, now, user, input } = asking;
  const extended = input.extends === null ? null : extendable(state, now, user, asking.extends);
  // An extension is judged by what the request that it extends asks for, as the roles are now.
  const { roles: named, resources } = extended ?? input;
  const taken = takeRoles(state, user, { roles: named, resources });
  const longestDuration = longestFor(state, user, taken, extended);
  const problems = [
    ...(extended === null ? [] : extensionProblems(state, extended, input)),
    ...taken.problems,
    ...timeProblems(input, now, longestDuration),
    ...tooManyPending(state, now, user),
  ];
  const accessDuration = input.accessDuration ?? longestDuration;
  const { clock } = accessSettings(state);
  const end = extended
    ? prolongedEnd(extended, accessDuration)
    : accessEnd({ created: now, startAt: input.startAt, accessDuration }, now, clock);
  const decision = whoDecides(asking, taken);
  return {
    problems,
    resources,
    accessDuration,
    dryRun: {
      problems: problems.map(({ text }) => text),
      problemFields: problems.map(({ field, entry }) => entry ?? field),
      trace: [...taken.trace],
      longestDuration,
      longestPending,
      latestStart: now + farthestStart,
      accessUntil: problems.length === 0 ? end : null,
      autoReview: problems.length === 0 ? autoReview(asking, resources, decision) : null,
      ...decision,
      ...whatIsGiven(asking, taken, resources),
    },
  };
}

/** What rules would make of it at once. */
function autoReview(
  { state, now, user, reason }: Asking,
  resources: RequestRecord['resources'],
  { roles, suggestedReviewers: suggested }: Pick<DryRun, 'roles' | 'suggestedReviewers'>,
): DryRun['autoReview'] {
  const about = { requester: user.id, roles, resources, reason, suggestedReviewers: suggested };
  const said = autoReviewOf(state, now, about);
  return said && { verdict: said.verdict, rule: said.rule };
}

function longestFor(
  state: ClusterState,
  user: UserRecord,
  { roles }: TakenRoles,
  extended: RequestRecord | null,
): number {
  const byRoles = longestAccessDuration({
    derived: lookUpRoles(roles, roleNamed(state)),
    staticRoles: staticRoles(state, user),
    traits: user.traits,
  });
  return extended === null ? byRoles : Math.min(byRoles, longestExtension(extended));
}

function whoDecides({ state, user, reason }: Asking, taken: TakenRoles) {
  const own = staticRoles(state, user);
  const roles = [...taken.roles];
  const about = { requester: user.id, roles, reason };
  const needs = reasonNeeds(own, roles, user.traits);
  const some = roles.length > 0;
  const reviewers = some ? possibleReviewers(state, about) : [];
  const approvals = approvalWords(roles, own, user.traits);
  return {
    roles,
    reasonRequired: needs.required,
    reasonPrompts: [...needs.prompts],
    approvalsNeeded: some ? outcome(thresholdsOf(state, about), []).waitingFor : '',
    approvals: approvals.map((each) => ({ role: each.role, needs: [...each.needs] })),
    reviewers,
    // Whoever a role suggests and could not review would be waited for in vain.
    suggestedReviewers: suggestedReviewers(own).filter((name) => !some || reviewers.includes(name)),
  };
}

function whatIsGiven(
  { state, user }: Asking,
  { roles, candidates, wanted }: TakenRoles,
  asked: RequestRecord['resources'],
): Pick<DryRun, 'choices' | 'granted'> {
  const reach = createReach({
    roles: candidates,
    denyRoles: staticRoles(state, user),
    bearer: user,
    separately: true,
  });
  const choices = wanted
    .map(({ resource }) => [resource.id, reach.choices(resource)] as const)
    .filter(([, some]) => Object.keys(some).length > 0)
    .map(([id, some]) => [id, mergeChoices([some])] as const);
  const record = { requester: user.id, roles: [...roles], resources: asked };
  const known = roles.length === 0 ? [] : wanted.map(({ resource }) => resource);
  return {
    choices: Object.fromEntries(choices),
    granted: principalsOf({ about: createRequestFacts(state) }, record, known),
  };
}
