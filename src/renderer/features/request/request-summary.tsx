import { isEmpty, type DryRun } from '../../stores/cart';
import { autoReviewText, rolesText } from '../../ui/request-words';
import { Icon, type IconName } from '../../ui/icon';
import { instantText } from '../../ui/time';
import { inWords, sentence } from '../../ui/words';
import { givenSentences } from './given-words';
import styles from './request-summary.module.css';
import { useCart } from './use-cart';

/** At most this many names of people who may decide; more would hide the rest. */
const mostNames = 5;

function deciders(reviewers: readonly string[]): string {
  const more = reviewers.length - mostNames;
  const names = more > 0 ? [...reviewers.slice(0, mostNames), `${more} more`] : reviewers;
  return `${inWords(names)} can approve it.`;
}

function decision({ autoReview, approvalsNeeded, reviewers }: DryRun): string {
  if (autoReview) return autoReviewText(autoReview);
  const needs = approvalsNeeded === '' ? '' : `Needs ${sentence(approvalsNeeded)} `;
  return needs + (reviewers.length > 0 ? deciders(reviewers) : 'Nobody can approve it now.');
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
  const { roles, accessUntil, autoReview } = dryRun;
  const through: Line = {
    icon: 'key',
    text: `Through ${rolesText(roles)}, which the cluster found.`,
  };
  const both: Line = { icon: 'key', text: `You get ${rolesText(roles)} on these resources only.` };
  const named = cart.roles.length > 0;
  const from = startAt === null ? '' : `Starts ${instantText(startAt)}. `;
  const asIf =
    startAt === null && autoReview?.verdict !== 'approve' ? ' if it is approved now' : '';
  return [
    ...(roles.length > 0 && !named ? [through] : []),
    ...(roles.length > 0 && named && cart.hasResources ? [both] : []),
    { icon: 'check', text: decision(dryRun) },
    ...(accessUntil === null || autoReview?.verdict === 'deny'
      ? []
      : [{ icon: 'clock' as const, text: `${from}Ends ${instantText(accessUntil)}${asIf}.` }]),
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
        <section aria-label="What this lets you do">
          <h3 className={styles.title}>What this lets you do</h3>
          <ul className={styles.given}>
            {given.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="What comes of it">
        <h3 className={styles.title}>What comes of it</h3>
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
