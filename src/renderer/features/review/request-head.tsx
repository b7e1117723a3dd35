import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { Badge } from '../../ui/badge';
import { Callout } from '../../ui/callout';
import { stateWords } from '../../ui/request-words';
import { useNow } from '../../ui/use-now';
import { sentence } from '../../ui/words';
import styles from './request-detail.module.css';
import { askedFor } from '../../ui/request-names';

/** Who asked for what, in a sentence: `You asked for more time on iot`. */
function titleOf(view: AccessRequestView, isMine: boolean): string {
  const { requester, state, extends: prolongs } = view.request;
  const form = isMine ? 'mine' : state === 'PENDING' ? 'asks' : 'asked';
  const values = { form, who: requester.name, what: askedFor(view) } as const;
  return prolongs === null ? t('review.head.asks', values) : t('review.head.asksMore', values);
}

/** Who asks for what, how it stands, and what keeps it from going on. */
export function RequestHead(props: { readonly view: AccessRequestView; readonly isMine: boolean }) {
  const { view, isMine } = props;
  const { request, locked, waitingFor } = view;
  const state = stateWords(request, useNow(30_000));
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <h2 className={styles.title}>{titleOf(view, isMine)}</h2>
        <span aria-live="polite">
          <Badge tone={state.tone} testId="request-state">
            {state.text}
          </Badge>
        </span>
      </div>
      {request.state === 'PENDING' && waitingFor && (
        <p className={styles.waiting} role="status">
          {t('review.head.waiting', { what: waitingFor })}
        </p>
      )}
      {locked !== null && <Callout tone="warn">{sentence(locked)}</Callout>}
    </header>
  );
}
