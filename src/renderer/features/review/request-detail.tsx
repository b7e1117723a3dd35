import { useEffect } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { requestsOf } from '../../stores/requests-store';
import { useApp, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { keepFocus } from '../../ui/focus';
import { Section } from '../../ui/screen';
import { AddComment } from './add-comment';
import { Narrowed } from './narrowed';
import { RecentRequests } from './recent-requests';
import styles from './request-detail.module.css';
import { RequestActions } from './request-actions';
import { RequestExplanation } from './request-explanation';
import { RequestFacts } from './request-facts';
import { RequestHead } from './request-head';
import { RequestedResources } from './requested-resources';
import { RequestedRoles } from './requested-roles';
import { RoleContents } from './role-contents';
import { Timeline } from './timeline';
import { useExplanation } from './use-explanation';

function Reason({ reason }: { readonly reason: string }) {
  return (
    <Section title={t('review.decide.why')}>
      {reason ? (
        <blockquote className={styles.reason} data-selectable>
          {reason}
        </blockquote>
      ) : (
        <p className={styles.muted}>{t('review.detail.noReason')}</p>
      )}
    </Section>
  );
}

function Detail(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly onDecided: (view: AccessRequestView) => void;
}) {
  const { profileId, view } = props;
  const { request } = view;
  const userId = useApp(
    ({ profiles }) => profiles.find((each) => each.id === profileId)?.status?.user.id,
  );
  const isMine = request.requester.id === userId;
  const explanation = useExplanation(profileId, view);
  return (
    <>
      {/* It scrolls and may hold nothing to focus, so the keyboard has to be able to get there. */}
      <div
        className={styles.scroll}
        role="group"
        aria-label={t('review.detail.about')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <RequestHead view={view} isMine={isMine} />
        {request.resources.length > 0 ? (
          <RequestedResources profileId={profileId} view={view} />
        ) : (
          <RequestedRoles view={view} />
        )}
        <Narrowed view={view} />
        <Reason reason={request.reason} />
        <RequestExplanation view={view} explanation={explanation} />
        {explanation.value && (
          <RoleContents roles={explanation.value.roles} isWhole={request.resources.length === 0} />
        )}
        <RequestFacts profileId={profileId} view={view} />
        <Section title={t('review.detail.happened')}>
          <Timeline profileId={profileId} view={view} />
          {view.can.comment && <AddComment profileId={profileId} view={view} />}
        </Section>
        {!isMine && <RecentRequests profileId={profileId} view={view} />}
      </div>
      <RequestActions
        profileId={profileId}
        view={view}
        whyNotReview={explanation.value?.review.trace ?? []}
        onDecided={props.onDecided}
      />
    </>
  );
}

/** One request: who asks for what and why, what was decided, and what can be done now. */
export function RequestDetail(props: {
  readonly profileId: string;
  readonly id: string;
  /** A decision was made by keys: the next request waits. */
  readonly onDecided: (view: AccessRequestView) => void;
}) {
  const { profileId, id, onDecided } = props;
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
    <article className={styles.detail} aria-label={t('review.detail.label')}>
      {view ? (
        <Detail profileId={profileId} view={view} onDecided={onDecided} />
      ) : missing?.code === 'not_found' ? (
        <EmptyState
          icon="requests"
          title={t('review.detail.missing')}
          actions={<Button onClick={close}>{t('review.detail.showMine')}</Button>}
        >
          {t('review.detail.missingHint')}
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
