import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { isEmpty, type DryRun } from '../../stores/cart';
import { autoReviewText, rolesText } from '../../ui/request-words';
import { Icon, type IconName } from '../../ui/icon';
import { instantText } from '../../ui/time';
import { sentence } from '../../ui/words';
import { givenSentences } from './given-words';
import styles from './request-summary.module.css';
import { useCart } from './use-cart';

/** At most this many names of people who may decide; more would hide the rest. */
const mostNames = 5;

function deciders(reviewers: readonly string[]): string {
  const more = reviewers.length - mostNames;
  const names =
    more > 0
      ? [...reviewers.slice(0, mostNames), t('requests.summary.moreNames', { count: more })]
      : reviewers;
  return t('requests.summary.deciders', { reviewers: inWords(names) });
}

/** How many approvals it takes, and who can give them: each a sentence. */
function decision({ autoReview, approvalsNeeded, reviewers }: DryRun): string {
  if (autoReview) return autoReviewText(autoReview);
  const who = reviewers.length > 0 ? deciders(reviewers) : t('requests.summary.nobody');
  if (approvalsNeeded === '') return who;
  return `${t('requests.summary.needs', { approvals: sentence(approvalsNeeded) })} ${who}`;
}

/** When it starts and ends, as far as that is known before the decision. */
function timesText({ accessUntil, autoReview }: DryRun, startAt: number | null): string | null {
  if (accessUntil === null || autoReview?.verdict === 'deny') return null;
  const end = instantText(accessUntil);
  if (startAt !== null) return t('requests.summary.starts', { start: instantText(startAt), end });
  return autoReview?.verdict === 'approve'
    ? t('requests.summary.ends', { end })
    : t('requests.summary.endsIfNow', { end });
}

interface Line {
  readonly icon: IconName;
  readonly text: string;
}

/** What would come of the request, line by line. */
export function summaryLines(
  dryRun: DryRun,
  cart: { readonly roles: readonly string[]; readonly hasResources: boolean },
  startAt: number | null,
): readonly Line[] {
  const { roles } = dryRun;
  const named = cart.roles.length > 0;
  const values = { roles: rolesText(roles) };
  const through: Line = { icon: 'key', text: t('requests.summary.throughRoles', values) };
  const both: Line = { icon: 'key', text: t('requests.summary.bothRoles', values) };
  const times = timesText(dryRun, startAt);
  return [
    ...(roles.length > 0 && !named ? [through] : []),
    ...(roles.length > 0 && named && cart.hasResources ? [both] : []),
    { icon: 'check', text: decision(dryRun) },
    ...(times === null ? [] : [{ icon: 'clock' as const, text: times }]),
  ];
}

/** What the cluster says would come of the request: through which roles, who decides, and until when. */
export function RequestSummary() {
  const dryRun = useCart((state) => state.dryRun);
  const roles = useCart((state) => state.roles);
  const hasResources = useCart((state) => state.items.length > 0);
  const startAt = useCart((state) => state.startAt);
  const nothing = useCart(isEmpty);
  const items = useCart((state) => state.items);
  if (!dryRun || nothing || dryRun.problems.length > 0) return null;
  const given = givenSentences(items, dryRun.granted);
  return (
    <>
      {given.length > 0 && (
        <section aria-label={t('requests.given.title')}>
          <h3 className={styles.title}>{t('requests.given.title')}</h3>
          <ul className={styles.given}>
            {given.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('requests.summary.title')}>
        <h3 className={styles.title}>{t('requests.summary.title')}</h3>
        <ul className={styles.lines}>
          {summaryLines(dryRun, { roles, hasResources }, startAt).map(({ icon, text }) => (
            <li key={text} className={styles.line}>
              <Icon name={icon} size={14} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
