import type { ApiInput } from '#shared/api/contract';

/** A request for nothing yet, with nothing out of the ordinary. */
export const plainRequest: ApiInput<'requests.create'> = {
  roles: [],
  resources: [],
  reason: 'because',
  suggestedReviewers: [],
  accessDuration: null,
  startAt: null,
  pendingFor: null,
  extends: null,
};

/** The same for a dry run. */
export const plainDryRun: ApiInput<'requests.dryRun'> = {
  roles: [],
  resources: [],
  accessDuration: null,
  startAt: null,
  pendingFor: null,
  extends: null,
};
