import { ExpectedError } from '#shared/api/errors';
import type { RequestChange } from '#shared/api/events';
import { nextRequestState, type RequestEvent } from '#shared/model/request-machine';
import type { Plan } from '../audit/ledger';
import type { CommentRecord, RequestRecord, ReviewRecord } from '../store/records';

/** One thing that happens to a request, to be written down. */
export interface Step {
  /** As it is afterwards. */
  readonly request: RequestRecord;
  readonly change: RequestChange;
  /** A user's id; `null`: the cluster itself. */
  readonly by: string | null;
  readonly review?: ReviewRecord;
  readonly comment?: CommentRecord;
  /** What the audit log says besides. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The request after an event. @throws ExpectedError `wrong_state` when the table has no such step */
export function move(request: RequestRecord, event: RequestEvent): RequestRecord {
  const next = nextRequestState(request.state, event);
  if (!next.ok) throw new ExpectedError('wrong_state', next.error);
  return { ...request, state: next.value };
}

/** What makes steps durable together, in their order. */
export function planSteps(steps: readonly Step[]): Omit<Plan<unknown>, 'result'> {
  return {
    writes: steps.flatMap(({ request, review, comment }) => [
      { type: 'request' as const, request },
      ...(review ? [{ type: 'review' as const, review }] : []),
      ...(comment ? [{ type: 'comment' as const, comment }] : []),
    ]),
    audit: steps.map(({ request: { id, state }, change, by, details }) => ({
      type: `access_request.${change}`,
      actor: by ?? 'cluster',
      data: { request: id, state, ...details },
    })),
    changes: steps.map(({ request, change, by }) => ({
      type: 'request' as const,
      request: request.id,
      change,
      by,
    })),
  };
}
