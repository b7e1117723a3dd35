import { t, type PlainKey } from '#shared/i18n/text';
import type { AuditCategory, AuditFilter } from '#shared/model/audit';
import type { AuditVerdict } from '../../stores/audit-store';
import { instantText } from '../../ui/time';
import { sentence } from '../../ui/words';

export const categoryTitles: Readonly<Record<AuditCategory, PlainKey>> = {
  requests: 'audit.category.requests',
  sessions: 'audit.category.sessions',
  'sign-ins': 'audit.category.signIns',
  refusals: 'audit.category.refusals',
  searches: 'audit.category.searches',
  configuration: 'audit.category.configuration',
  audit: 'audit.category.audit',
};

/** What the check of a log comes to. */
export interface VerdictWords {
  readonly good: boolean;
  readonly title: string;
  readonly text: string;
}

export function verdictWords({ checked, firstBad, trouble, kept }: AuditVerdict): VerdictWords {
  if (firstBad)
    return {
      good: false,
      title: t('audit.verdict.tampered'),
      text: tamperedText(firstBad, trouble),
    };
  if (trouble !== '')
    return { good: false, title: t('audit.log.untrusted'), text: sentence(trouble) };
  const text =
    kept === null
      ? t('audit.verdict.wholeSoFar', { checked })
      : t('audit.verdict.wholeSince', {
          checked,
          sequence: kept.sequence,
          at: instantText(kept.at),
        });
  return { good: true, title: t('audit.verdict.whole'), text };
}

function tamperedText(bad: NonNullable<AuditVerdict['firstBad']>, trouble: string): string {
  const values = { sequence: bad.sequence, what: sentence(bad.what), trouble };
  const text =
    bad.at === null
      ? t('audit.verdict.tamperedSomewhen', values)
      : t('audit.verdict.tamperedAt', { ...values, at: instantText(bad.at) });
  return text.trim();
}

/** The fields of the filter as people fill them in. */
export interface FilterFields {
  readonly from: string;
  readonly until: string;
  readonly actor: string;
  readonly category: AuditCategory | '';
  readonly request: string;
  readonly resource: string;
  readonly words: string;
}

export const noFields: FilterFields = {
  from: '',
  until: '',
  actor: '',
  category: '',
  request: '',
  resource: '',
  words: '',
};

/** What the fields mean; empty ones narrow nothing. Times are those of this computer's clock. */
export function filterOf(fields: FilterFields): AuditFilter {
  const { category } = fields;
  const from = instantOf(fields.from);
  const until = instantOf(fields.until);
  const texts = Object.entries({
    actor: fields.actor,
    request: fields.request,
    resource: fields.resource,
    words: fields.words,
  })
    .map(([key, text]) => [key, text.trim()] as const)
    .filter(([, text]) => text !== '');
  return {
    ...Object.fromEntries(texts),
    ...(from !== null && { from }),
    ...(until !== null && { until }),
    ...(category !== '' && { category }),
  };
}

function instantOf(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isSafeInteger(at) && at >= 0 ? at : null;
}
