import { useEffect, type ReactNode } from 'react';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequest, AccessRequestView } from '#shared/model/access-request';
import { callApi } from '../../stores/ask';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { askedFor } from '../../ui/request-names';
import { isScheduled } from '../../ui/request-words';
import { RichText } from '../../ui/rich-text';
import { Fact, Facts, Section } from '../../ui/screen';
import { countdownText, instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './request-detail.module.css';

/** From when to when access lasts, or would have. */
function AccessTime({ request }: { readonly request: AccessRequest }): ReactNode {
  const now = useNow();
  const { accessUntil, accessDuration, startAt, state, extends: prolongs } = request;
  const lasts = formatDuration(accessDuration);
  if (state === 'PENDING') {
    if (prolongs !== null) return t('review.time.more', { lasts });
    return startAt !== null && startAt > now
      ? t('review.time.from', { lasts, start: instantText(startAt) })
      : t('review.time.fromApproval', { lasts });
  }
  if (accessUntil === null) return t('review.time.none', { lasts });
  const until = instantText(accessUntil);
  if (state === 'REVOKED') return t('review.time.revoked', { until });
  if (state === 'RELEASED') return t('review.time.released', { until });
  if (state === 'EXTENDED') return t('review.time.extended', { lasts, until });
  if (accessUntil <= now) return t('review.time.ended', { until });
  if (startAt !== null && isScheduled(request, now))
    return t('review.time.span', { start: instantText(startAt), until });
  return (
    <RichText id="review.time.left" values={{ until, left: countdownText(accessUntil - now) }} />
  );
}

/** A way to another request that this one has to do with. */
function RequestLink({ id, children }: { readonly id: string; readonly children: string }) {
  const { navigation } = useStores();
  return (
    <Button
      size="s"
      variant="quiet"
      icon="requests"
      className={styles.link}
      onClick={() => navigation.openRequest(id)}
    >
      {children}
    </Button>
  );
}

function prolongedText(extension: AccessRequest, prolonged: AccessRequestView): string {
  const what = askedFor(prolonged);
  const end = prolonged.request.accessUntil;
  if (extension.state !== 'PENDING' || end === null)
    return t('review.facts.prolongsWhat', { what });
  const until = instantText(end + extension.accessDuration);
  return t('review.facts.prolongsUntil', { what, end: instantText(end), until });
}

/** Which access an extension prolongs, and until when: the other request is read where it is not known yet. */
function Prolongs(props: {
  readonly profileId: string;
  readonly extension: AccessRequest;
  readonly prolonged: string;
}) {
  const { profileId, extension, prolonged } = props;
  const { bridge, requests } = useStores();
  const view = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).views[prolonged],
  );
  const isKnown = view !== undefined;
  useEffect(() => {
    if (isKnown) return;
    void callApi(bridge, profileId, 'requests.get', { id: prolonged }).then((answer) => {
      if (answer.ok) requests.learn(profileId, answer.value);
      return null;
    });
  }, [bridge, requests, profileId, prolonged, isKnown]);
  return (
    <Fact name={t('review.facts.prolongs')}>
      {view && <span>{prolongedText(extension, view)}</span>}
      <RequestLink id={prolonged}>{t('review.facts.showProlonged')}</RequestLink>
    </Fact>
  );
}

/** The requests by which more time was asked for on this one. */
function Extensions({ profileId, id }: { readonly profileId: string; readonly id: string }) {
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  const extensions = Object.values(views)
    .map(({ request }) => request)
    .filter((request) => request.extends === id)
    .toSorted((a, b) => a.created - b.created);
  if (extensions.length === 0) return null;
  return (
    <Fact name={t('review.facts.moreTime')}>
      <span className={styles.links}>
        {extensions.map((request) => (
          <RequestLink key={request.id} id={request.id}>
            {t('review.facts.showExtension', { lasts: formatDuration(request.accessDuration) })}
          </RequestLink>
        ))}
      </span>
    </Fact>
  );
}

const roleTags = {
  note: (inner: ReactNode) => <span className={styles.muted}>{inner}</span>,
};

function Roles({ request }: { readonly request: AccessRequest }) {
  const isByName = request.resources.length === 0;
  return (
    <Fact name={t('review.facts.roles')}>
      <RichText
        id={isByName ? 'review.facts.rolesByName' : 'review.facts.rolesDerived'}
        values={{ roles: inWords(request.roles) }}
        tags={roleTags}
      />
    </Fact>
  );
}

/** Everything else that there is to know about a request. */
export function RequestFacts(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
}) {
  const { request } = props.view;
  return (
    <Section title={t('review.facts.title')}>
      <Facts>
        <Fact name={t('review.facts.requester')}>{request.requester.name}</Fact>
        <Roles request={request} />
        <Fact name={t('review.facts.access')}>
          <AccessTime request={request} />
        </Fact>
        {request.extends !== null && (
          <Prolongs profileId={props.profileId} extension={request} prolonged={request.extends} />
        )}
        <Extensions profileId={props.profileId} id={request.id} />
        {request.state === 'PENDING' && (
          <Fact name={t('review.facts.lapses')}>
            {t('review.facts.lapsesAt', { time: instantText(request.pendingUntil) })}
          </Fact>
        )}
        {request.suggestedReviewers.length > 0 && (
          <Fact name={t('review.facts.suggested')}>{inWords(request.suggestedReviewers)}</Fact>
        )}
        <Fact name={t('review.facts.request')}>
          <code>{request.id}</code>
        </Fact>
      </Facts>
    </Section>
  );
}
