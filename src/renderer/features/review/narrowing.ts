import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequest, RequestTerms } from '#shared/model/access-request';
import { constraintText } from '../../ui/principal-words';
import { instantText } from '../../ui/time';

/** One thing in which what counts now differs from what was asked. */
export interface Difference {
  readonly what: string;
  readonly asked: string;
  readonly now: string;
}

function resourceDifferences(
  asked: RequestTerms,
  now: RequestTerms,
  nameOf: (id: string) => string,
): readonly Difference[] {
  return asked.resources.map(({ id, constraint }) => {
    const kept = now.resources.find((each) => each.id === id);
    return {
      what: nameOf(id),
      asked: constraintText(constraint),
      now: kept ? constraintText(kept.constraint) : t('reviewLess.table.leftOut'),
    };
  });
}

const startText = (at: number | null) =>
  at === null ? t('reviewLess.table.whenApproved') : instantText(at);

/** What approvers made of a request, each thing as it was asked and as it is now. */
export function differences(
  asked: RequestTerms,
  now: RequestTerms,
  nameOf: (id: string) => string,
): readonly Difference[] {
  const roles = {
    what: t('reviewLess.table.roles'),
    asked: inWords(asked.roles),
    now: inWords(now.roles),
  };
  const lasts = {
    what: t('reviewLess.table.lasts'),
    asked: formatDuration(asked.accessDuration),
    now: formatDuration(now.accessDuration),
  };
  const starts = {
    what: t('reviewLess.table.start'),
    asked: startText(asked.startAt),
    now: startText(now.startAt),
  };
  const all = [...resourceDifferences(asked, now, nameOf), roles, lasts, starts];
  return all.filter((each) => each.asked !== each.now);
}

/** Who narrowed a request, each once. */
export function narrowedBy(request: AccessRequest): readonly string[] {
  const names = request.reviews.flatMap(({ terms, author, rule }) =>
    terms === null ? [] : (author?.name ?? t('reviewLess.narrowed.rule', { rule: rule ?? '' })),
  );
  return [...new Set(names)];
}
