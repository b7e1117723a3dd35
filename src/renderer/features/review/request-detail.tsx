import { useEffect } from 'react';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequestView } from '#shared/model/access-request';
import { requestsOf } from '../../stores/requests-store';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { keepFocus } from '../../ui/focus';
import { Fact, Facts, Section } from '../../ui/screen';
import { countdownText, instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { inWords, requestStates } from '../../ui/words';
import styles from './request-detail.module.css';
import { RequestActions } from './request-actions';
import { RequestExplanation } from './request-explanation';
import { RequestedResources } from './requested-resources';
import { resourceNames } from './resource-names';
import { Timeline } from './timeline';
import { useExplanation } from './use-explanation';

function Until({ view }: { readonly view: AccessRequestView }) {
  const now = useNow();
  const { accessUntil, accessDuration, state } = view.request;
  if (state === 'PENDING') return <>{formatDuration(accessDuration)} from the approval</>;
  if (accessUntil === null) return <>none; {formatDuration(accessDuration)} were asked for</>;
  if (state === 'REVOKED')
    return <>revoked; it would have lasted until {instantText(accessUntil)}</>;
  if (accessUntil <= now) return <>ended {instantText(accessUntil)}</>;
  return (
    <>
      until {instantText(accessUntil)}, <strong>{countdownText(accessUntil - now)}</strong> left
    </>
  );
}

function Head({ view, isMine }: { readonly view: AccessRequestView; readonly isMine: boolean }) {
  const { request } = view;
  const state = requestStates[request.state];
  const verb = request.state === 'PENDING' ? 'asks' : 'asked';
  const who = isMine ? 'You asked' : `${request.requester.name} ${verb}`;
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <h2 className={styles.title}>
          {who} for {inWords(resourceNames(view))}
        </h2>
        <span aria-live="polite">
          <Badge tone={state.tone} testId="request-state">
            {state.text}
          </Badge>
        </span>
      </div>
      {request.state === 'PENDING' && view.waitingFor && (
        <p className={styles.waiting} role="status">
          Waiting for {view.waitingFor}
        </p>
      )}
    </header>
  );
}

function Reason({ reason }: { readonly reason: string }) {
  return (
    <Section title="Why">
      {reason ? (
        <blockquote className={styles.reason} data-selectable>
          {reason}
        </blockquote>
      ) : (
        <p className={styles.muted}>No reason was given.</p>
      )}
    </Section>
  );
}

function Detail(props: { readonly profileId: string; readonly view: AccessRequestView }) {
  const { profileId, view } = props;
  const { request } = view;
  const userId = useApp(
    ({ profiles }) => profiles.find((each) => each.id === profileId)?.status?.user.id,
  );
  const explanation = useExplanation(profileId, view);
  return (
    <>
      {/* It scrolls and may hold nothing to focus, so the keyboard has to be able to get there. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} role="group" aria-label="About the request" tabIndex={0}>
        <Head view={view} isMine={request.requester.id === userId} />
        <RequestedResources profileId={profileId} view={view} />
        <Reason reason={request.reason} />
        <RequestExplanation view={view} explanation={explanation} />
        <Section title="Details">
          <Facts>
            <Fact name="Requested by">{request.requester.name}</Fact>
            <Fact name="Roles">
              {inWords(request.roles)}{' '}
              <span className={styles.muted}>— derived by the cluster from the resources</span>
            </Fact>
            <Fact name="Access">
              <Until view={view} />
            </Fact>
            {request.state === 'PENDING' && (
              <Fact name="Lapses">{instantText(request.pendingUntil)} if nobody decides</Fact>
            )}
            {request.suggestedReviewers.length > 0 && (
              <Fact name="Suggested reviewers">{inWords(request.suggestedReviewers)}</Fact>
            )}
            <Fact name="Request">
              <code>{request.id}</code>
            </Fact>
          </Facts>
        </Section>
        <Section title="What happened">
          <Timeline view={view} />
        </Section>
      </div>
      <RequestActions
        profileId={profileId}
        view={view}
        whyNotReview={explanation.value?.review.trace ?? []}
      />
    </>
  );
}

/** One request: who asks for what and why, what was decided, and what can be done now. */
export function RequestDetail(props: { readonly profileId: string; readonly id: string }) {
  const { profileId, id } = props;
  const { requests, navigation } = useStores();
  const view = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).views[id],
  );
  const missing = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).missing[id],
  );
  useEffect(() => void requests.open(profileId, id), [requests, profileId, id]);
  // A decision takes the buttons away by which it was made.
  useEffect(keepFocus, [view?.request.state]);
  const close = () => navigation.go({ name: 'requests', show: 'mine', request: null });
  return (
    <article className={styles.detail} aria-label="Request">
      {view ? (
        <Detail profileId={profileId} view={view} />
      ) : missing?.code === 'not_found' ? (
        <EmptyState
          icon="requests"
          title="This request is not here"
          actions={<Button onClick={close}>Show my requests</Button>}
        >
          It may have been removed, or you may not see it as this user. Switch the profile if it was
          meant for another one.
        </EmptyState>
      ) : (
        missing && (
          <div className={styles.scroll}>
            <Callout tone="bad">{missing.message}</Callout>
          </div>
        )
      )}
    </article>
  );
}
