import { useEffect, useRef, type KeyboardEvent } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import type { RequestsShow } from '../../stores/navigation-store';
import { useStores } from '../../stores/use-stores';
import { Avatar } from '../../ui/avatar';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { focusHeading } from '../../ui/focus';
import { stateWords } from '../../ui/request-words';
import { relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './request-list.module.css';
import { askedFor } from '../../ui/request-names';
import type { Listed } from './use-listed';

const emptyWords: Readonly<Record<RequestsShow, { title: PlainKey; text: PlainKey }>> = {
  mine: {
    title: 'reviewQueue.list.noneMine',
    text: 'reviewQueue.list.noneMineHint',
  },
  'to-review': {
    title: 'reviewQueue.list.noneToReview',
    text: 'reviewQueue.list.noneToReviewHint',
  },
  all: { title: 'reviewQueue.list.noneAtAll', text: 'reviewQueue.list.noneAtAllHint' },
};

function Row(props: {
  readonly view: AccessRequestView;
  readonly selected: boolean;
  readonly now: number;
  readonly onSelect: () => void;
}) {
  const { view, selected, now, onSelect } = props;
  const { request } = view;
  const state = stateWords(request, now);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) button.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.row}
        data-request={request.id}
        aria-current={selected || undefined}
        onClick={(event) => {
          onSelect();
          // By keys: what there is to read and to do comes next.
          if (event.detail === 0) requestAnimationFrame(focusHeading);
        }}
      >
        <Avatar name={request.requester.name} size={28} />
        <span className={styles.main}>
          <span className={styles.first}>
            <span className={styles.who}>{request.requester.name}</span>
            <span className={styles.when}>{relativeTime(request.created, now)}</span>
          </span>
          <span className={styles.what}>
            {request.extends === null
              ? askedFor(view)
              : t('reviewQueue.list.moreTime', { what: askedFor(view) })}
          </span>
        </span>
        <Badge tone={state.tone}>{state.text}</Badge>
      </button>
    </li>
  );
}

/** Up and down move between the requests, as in any list. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[at + step]?.focus();
}

/** Why there is nothing, and where to go from there. */
function NothingListed({ show, listed }: { readonly show: RequestsShow; readonly listed: Listed }) {
  const { foundRequests } = useStores();
  if (listed.isFiltered)
    return (
      <EmptyState
        icon="search"
        title={t('reviewQueue.list.noneFits')}
        actions={
          <>
            {listed.hasMore && (
              <Button busy={listed.loading} onClick={listed.more}>
                {t('reviewQueue.list.furtherBack')}
              </Button>
            )}
            <Button onClick={foundRequests.clear}>{t('reviewQueue.list.clearFilters')}</Button>
          </>
        }
      >
        {t('reviewQueue.list.noneFitsHint')}
      </EmptyState>
    );
  return (
    <EmptyState icon="requests" title={t(emptyWords[show].title)}>
      {t(emptyWords[show].text)}
    </EmptyState>
  );
}

/** One of the lists: the caller's own requests, those they may review, or all they may see. */
export function RequestList(props: {
  readonly show: RequestsShow;
  readonly listed: Listed;
  readonly selected: string | null;
}) {
  const { show, listed, selected } = props;
  const { navigation } = useStores();
  const now = useNow(30_000);
  const { ids, views, error } = listed;
  if (error && ids.length === 0)
    return (
      <Callout
        tone="bad"
        actions={
          <Button size="s" onClick={listed.again}>
            {t('words.tryAgain')}
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  if (listed.loaded && ids.length === 0) return <NothingListed show={show} listed={listed} />;
  return (
    <>
      {/* The arrow keys are a shortcut between buttons that Tab reaches as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        className={styles.list}
        aria-label={t('reviewQueue.list.label')}
        aria-busy={listed.loading}
        onKeyDown={moveFocus}
      >
        {ids.map((id) => {
          const view = views[id];
          return (
            view && (
              <Row
                key={id}
                view={view}
                selected={id === selected}
                now={now}
                onSelect={() => navigation.openRequest(id)}
              />
            )
          );
        })}
      </ul>
      {listed.hasMore && (
        <Button variant="quiet" busy={listed.loading} onClick={listed.more}>
          {t('reviewQueue.list.older')}
        </Button>
      )}
    </>
  );
}
