import { useEffect, type ReactNode } from 'react';
import { formatDuration } from '#shared/lib/duration';
import type { AccessRequest, AccessRequestView } from '#shared/model/access-request';
import { callApi } from '../../stores/ask';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { askedFor } from '../../ui/request-names';
import { isScheduled } from '../../ui/request-words';
import { Fact, Facts, Section } from '../../ui/screen';
import { countdownText, instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { inWords } from '../../ui/words';
import styles from './request-detail.module.css';

/** From when to when access lasts, or would have. */
function AccessTime({ request }: { readonly request: AccessRequest }): ReactNode {
  const now = useNow();
  const { accessUntil, accessDuration, startAt, state, extends: prolongs } = request;
  const lasts = formatDuration(accessDuration);
  if (state === 'PENDING') {
    if (prolongs !== null) return `${lasts} more`;
    return startAt !== null && startAt > now
      ? `${lasts} from ${instantText(startAt)}`
      : `${lasts} from the approval`;
  }
  if (accessUntil === null) return `none; ${lasts} were asked for`;
  const until = instantText(accessUntil);
  if (state === 'REVOKED') return `revoked; it would have lasted until ${until}`;
  if (state === 'RELEASED') return `given back; it would have lasted until ${until}`;
  if (state === 'EXTENDED') return `${lasts} more, until ${until}`;
  if (accessUntil <= now) return `ended ${until}`;
  if (startAt !== null && isScheduled(request, now))
    return `from ${instantText(startAt)} until ${until}`;
  return (
    <>
      until {until}, <strong>{countdownText(accessUntil - now)}</strong> left
    </>
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
  const end = view?.request.accessUntil ?? null;
  const isWaiting = extension.state === 'PENDING' && end !== null;
  return (
    <Fact name="Prolongs">
      {view && <span>the access to {askedFor(view)}</span>}
      {isWaiting && (
        <span>
          , which ends {instantText(end)}, until {instantText(end + extension.accessDuration)}
        </span>
      )}
      <RequestLink id={prolonged}>Show the request that it prolongs</RequestLink>
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
    <Fact name="More time">
      <span className={styles.links}>
        {extensions.map((request) => (
          <RequestLink key={request.id} id={request.id}>
            {`Show the request for ${formatDuration(request.accessDuration)} more`}
          </RequestLink>
        ))}
      </span>
    </Fact>
  );
}

function Roles({ request }: { readonly request: AccessRequest }) {
  const note =
    request.resources.length === 0
      ? 'asked for by name, wherever they reach'
      : 'derived by the cluster from the resources';
  return (
    <Fact name="Roles">
      {inWords(request.roles)} <span className={styles.muted}>— {note}</span>
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
    <Section title="Details">
      <Facts>
        <Fact name="Requested by">{request.requester.name}</Fact>
        <Roles request={request} />
        <Fact name="Access">
          <AccessTime request={request} />
        </Fact>
        {request.extends !== null && (
          <Prolongs profileId={props.profileId} extension={request} prolonged={request.extends} />
        )}
        <Extensions profileId={props.profileId} id={request.id} />
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
  );
}
