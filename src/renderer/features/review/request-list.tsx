import type { KeyboardEvent } from 'react';
import type { AccessRequestView } from '#shared/model/access-request';
import type { RequestsShow } from '../../stores/navigation-store';
import { withSelected } from '../../stores/request-lists';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Avatar } from '../../ui/avatar';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { stateWords } from '../../ui/request-words';
import { relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './request-list.module.css';
import { askedFor } from '../../ui/request-names';

const emptyWords: Readonly<Record<RequestsShow, { title: string; text: string }>> = {
  mine: {
    title: 'You have not asked for anything',
    text: 'Pick what you need under Resources and send a request.',
  },
  'to-review': {
    title: 'Nothing waits for you',
    text: 'Requests that you may review appear here as they come in.',
  },
  all: { title: 'No requests yet', text: 'Requests that you may see appear here.' },
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
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-current={selected || undefined}
        onClick={onSelect}
      >
        <Avatar name={request.requester.name} size={28} />
        <span className={styles.main}>
          <span className={styles.first}>
            <span className={styles.who}>{request.requester.name}</span>
            <span className={styles.when}>{relativeTime(request.created, now)}</span>
          </span>
          <span className={styles.what}>
            {request.extends !== null && 'more time on '}
            {askedFor(view)}
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

/** One of the lists: the caller's own requests, those they may review, or all they may see. */
export function RequestList(props: {
  readonly profileId: string;
  readonly show: RequestsShow;
  readonly selected: string | null;
}) {
  const { profileId, show, selected } = props;
  const { requests, navigation } = useStores();
  const known = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId),
  );
  const now = useNow(30_000);
  const list = known.lists[show];
  const ids = withSelected(known, show, selected);
  if (list.error && ids.length === 0)
    return (
      <Callout
        tone="bad"
        actions={
          <Button size="s" onClick={() => void requests.load(profileId, show)}>
            Try again
          </Button>
        }
      >
        {list.error.message}
      </Callout>
    );
  if (list.loaded && ids.length === 0)
    return (
      <EmptyState icon="requests" title={emptyWords[show].title}>
        {emptyWords[show].text}
      </EmptyState>
    );
  return (
    <>
      {/* The arrow keys are a shortcut between buttons that Tab reaches as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className={styles.list} aria-label="Requests" onKeyDown={moveFocus}>
        {ids.map((id) => {
          const view = known.views[id];
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
      {list.next !== null && (
        <Button
          variant="quiet"
          busy={list.loading}
          onClick={() => void requests.loadMore(profileId, show)}
        >
          Show older requests
        </Button>
      )}
    </>
  );
}
