import type { ApiInput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';

/** An extension names what it prolongs and how much longer; the cluster takes the rest from there. */
export function extensionDryRun(
  request: string,
  accessDuration: number | null,
): ApiInput<'requests.dryRun'> {
  return {
    roles: [],
    resources: [],
    accessDuration,
    startAt: null,
    pendingFor: null,
    extends: request,
  };
}

export function extensionInput(
  request: string,
  accessDuration: number | null,
  reason: string,
): ApiInput<'requests.create'> {
  return {
    ...extensionDryRun(request, accessDuration),
    reason: reason.trim(),
    suggestedReviewers: [],
  };
}

/**
 * Why more time cannot be asked for now, as a sentence; empty when it can.
 *
 * @param views the requests that are known, among which a waiting extension is
 */
export function whyNotExtend(
  view: AccessRequestView,
  views: Readonly<Record<string, AccessRequestView>>,
): string {
  const waits = Object.values(views).some(
    ({ request }) => request.extends === view.request.id && request.state === 'PENDING',
  );
  if (waits) return t('stores.extension.waits');
  if (view.can.extend) return '';
  return view.locked ?? t('stores.extension.cannot');
}
