import type { AuditCategory, AuditFilter } from '#shared/model/audit';
import type { AuditVerdict } from '../../stores/audit-store';
import { instantText } from '../../ui/time';
import { countOf, sentence } from '../../ui/words';

export const categoryNames: Readonly<Record<AuditCategory, string>> = {
  requests: 'Access requests',
  sessions: 'Sessions',
  'sign-ins': 'Sign-ins and certificates',
  refusals: 'Refusals',
  searches: 'Searches',
  configuration: 'Configuration',
  audit: 'The audit log itself',
};

/** What the check of a log comes to. */
export interface VerdictWords {
  readonly good: boolean;
  readonly title: string;
  readonly text: string;
}

export function verdictWords({ checked, firstBad, trouble, kept }: AuditVerdict): VerdictWords {
  const compared =
    kept === null
      ? 'This computer had kept no end of it before, and has kept this one now.'
      : `It still holds event ${kept.sequence}, which this computer kept on ${instantText(kept.at)}.`;
  if (firstBad) {
    const when = firstBad.at === null ? '' : ` (${instantText(firstBad.at)})`;
    return {
      good: false,
      title: 'The log was tampered with',
      text: `${sentence(`Event ${firstBad.sequence}${when} ${firstBad.what}`)} Trust nothing from there on. ${trouble}`.trim(),
    };
  }
  if (trouble !== '')
    return { good: false, title: 'The log cannot be trusted', text: sentence(trouble) };
  return {
    good: true,
    title: 'The log is whole',
    text: `${countOf(checked, 'event')} follow from each other without a gap. ${compared}`,
  };
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
