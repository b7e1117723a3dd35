import { t } from '#shared/i18n/text';
import { shortestPassword } from '#shared/model/limits';

/** What the field for the second typing says: nothing until there is something to compare. */
export function repeatProblem(password: string, again: string): string | null {
  return again !== '' && !password.startsWith(again) ? t('onboarding.password.differ') : null;
}

/** What is wrong with a new password typed twice, as a sentence; empty when nothing is. */
export function newPasswordProblem(password: string, again: string): string {
  if (password.length < shortestPassword)
    return t('onboarding.password.short', { count: shortestPassword });
  if (password !== again) return t('onboarding.password.differ');
  return '';
}
