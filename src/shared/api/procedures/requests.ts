import { z } from 'zod';
import {
  accessRequestViewSchema,
  instantSchema,
  reasonSchema,
  requestStateSchema,
  requestTermsSchema,
  verdictSchema,
} from '../../model/access-request';
import { typedRequestedResourcesSchema } from '../../model/constraint-schema';
import { decisionSchema, traceStepSchema } from '../../model/decision';
import { choicesSchema } from '../../model/principal-schema';
import { requestFilterSchema } from '../../model/request-filter';
import { requestedRolesSchema, suggestedReviewersSchema } from '../../model/request-preset';
import { resourceIdSchema } from '../../model/resource-id-schema';
import { nothing, procedure } from './procedure';

/** What is asked for, without a word about why. */
const askedSchema = z.strictObject({
  /** Asked for by name: for themselves, or as those that the resources are to come from. None: derived. */
  roles: requestedRolesSchema,
  resources: typedRequestedResourcesSchema,
  /** Milliseconds; `null` takes the longest that the roles allow. */
  accessDuration: z.int().positive().nullable(),
  /** When the access is to start; `null` for the approval. */
  startAt: instantSchema.nullable(),
  /** How long the request waits for a decision, in milliseconds; `null` for an hour. */
  pendingFor: z.int().positive().nullable(),
  /** The approved request whose access this is to prolong; roles and resources are then left out, or the same. */
  extends: z.uuid().nullable(),
});

const createRequestInput = askedSchema.extend({
  reason: reasonSchema,
  suggestedReviewers: suggestedReviewersSchema,
});

const requestId = z.strictObject({ id: z.uuid() });
const requestIdWithReason = z.strictObject({ id: z.uuid(), reason: reasonSchema });

/** Another request of the same requester, as far as a reviewer may know it. */
const recentRequestSchema = z.strictObject({
  id: z.uuid(),
  created: instantSchema,
  state: requestStateSchema,
  roles: z.array(z.string()),
  /** The name is there for what the caller may see. */
  resources: z.array(z.strictObject({ id: resourceIdSchema, name: z.string().nullable() })),
  reason: z.string(),
});

/** Asking for access, deciding about it, and ending it. */
export const requests = {
  'requests.dryRun': procedure({
    caller: 'user',
    window: true,
    input: askedSchema,
    output: z.strictObject({
      roles: z.array(z.string()),
      /** One entry a problem, in words; empty when the request can be sent. */
      problems: z.array(z.string()),
      /** For each problem the part of the input that it is about: `resources.2`, `roles.0`, `startAt`. */
      problemFields: z.array(z.string().nullable()),
      /** Which roles may be asked for, which were taken, and what is missing where something is not covered. */
      trace: z.array(traceStepSchema),
      /** Milliseconds; 0 where nothing more is allowed. */
      longestDuration: z.int(),
      /** The longest that the request may wait, in milliseconds. */
      longestPending: z.int(),
      latestStart: instantSchema,
      reasonRequired: z.boolean(),
      reasonPrompts: z.array(z.string()),
      /** "1 approval by a reviewer of access". */
      approvalsNeeded: z.string(),
      /** Role by role what has to be met, all of it: "2 approvals, or 1 approval where …". */
      approvals: z.array(z.strictObject({ role: z.string(), needs: z.array(z.string()) })),
      reviewers: z.array(z.string()),
      /** The names that the requester's roles suggest; they count when none was chosen. */
      suggestedReviewers: z.array(z.string()),
      /** Principals that may be chosen, by resource id. */
      choices: z.record(z.string(), choicesSchema),
      /** What the request would give on each resource, by its id. */
      granted: z.record(z.string(), choicesSchema),
      /** What a rule of the cluster would decide by itself; `null` for nothing. */
      autoReview: z.strictObject({ verdict: verdictSchema, rule: z.string() }).nullable(),
      /** When the access would end if it were approved now; `null` while the request cannot be sent. */
      accessUntil: instantSchema.nullable(),
    }),
  }),
  'requests.create': procedure({
    caller: 'user',
    window: true,
    input: createRequestInput,
    output: accessRequestViewSchema,
  }),
  /** The roles that the caller may ask for by name. */
  'requests.askableRoles': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          name: z.string(),
          description: z.string(),
          /** What the role gives the caller, one plain sentence each. */
          contains: z.array(z.string()),
          /** Milliseconds. */
          longestDuration: z.int(),
        }),
      ),
    }),
  }),
  'requests.list': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      show: z.enum(['mine', 'to-review', 'all']),
      filter: requestFilterSchema.optional(),
      cursor: z.string().max(512).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(accessRequestViewSchema), next: z.string().nullable() }),
  }),
  'requests.get': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: accessRequestViewSchema,
  }),
  /** What a request gives, resource by resource: through which role, because of which labels. */
  'requests.explain': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: z.strictObject({
      grants: z.array(
        z.strictObject({ resource: resourceIdSchema, steps: z.array(traceStepSchema) }),
      ),
      /** What each of its roles gives, one plain sentence each. */
      roles: z.array(z.strictObject({ name: z.string(), contains: z.array(z.string()) })),
      /** What approvers took away from what was asked for, one sentence each. */
      narrowed: z.array(z.string()),
      /** Whether the caller may review it, and why. */
      review: decisionSchema,
    }),
  }),
  /** The requester's latest other requests, of those that the caller may see; at most 10, newest first. */
  'requests.recent': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: z.strictObject({ rows: z.array(recentRequestSchema) }),
  }),
  /** Approves or denies. An approver may narrow what is asked for at the same time. */
  'requests.review': procedure({
    caller: 'user',
    window: true,
    input: z
      .strictObject({
        id: z.uuid(),
        verdict: verdictSchema,
        message: reasonSchema,
        /** Whole, as it is to count from now on; `null` leaves it as it is. */
        terms: requestTermsSchema.nullable(),
      })
      .refine(({ verdict, terms }) => verdict === 'approve' || terms === null, {
        path: ['terms'],
        message: 'goes with an approval alone',
      }),
    output: accessRequestViewSchema,
  }),
  /** Says something about a request that is not over, without deciding. */
  'requests.comment': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      id: z.uuid(),
      text: reasonSchema.refine((text) => text.trim() !== ''),
    }),
    output: accessRequestViewSchema,
  }),
  /** Gives access back before it ends; what is open with it ends at once. */
  'requests.release': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: accessRequestViewSchema,
  }),
  'requests.withdraw': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: accessRequestViewSchema,
  }),
  'requests.revoke': procedure({
    caller: 'user',
    window: true,
    input: requestIdWithReason,
    output: accessRequestViewSchema,
  }),
} as const;
