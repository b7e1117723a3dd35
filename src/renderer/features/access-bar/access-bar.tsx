import { useEffect, useState } from 'react';
import type { ProfileState } from '#shared/ipc/app-state';
import type { RequestedResource } from '#shared/model/constraint';
import { requestsOf } from '../../stores/requests-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { keepFocus } from '../../ui/focus';
import { constraintText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';
import { countdownAnnouncement, countdownText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './access-bar.module.css';

function useResourceNames(profileId: string): (id: string) => string {
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profileId).views,
  );
  return (id) => {
    const found = Object.values(views)
      .flatMap((view) => view.resources)
      .find((resource) => resource.id === id);
    return resourceText(id, found?.name);
  };
}

function Countdown({ until }: { readonly until: number }) {
  const left = until - useNow();
  return (
    <span className={styles.time}>
      <Icon name="clock" size={14} />
      <span className={styles.left} role="timer" aria-label="Time left">
        {countdownText(left)}
      </span>
      <span className={styles.announcement} aria-live="polite">
        {countdownAnnouncement(left)}
      </span>
    </span>
  );
}

function Resources(props: {
  readonly profileId: string;
  readonly resources: readonly RequestedResource[];
}) {
  const nameOf = useResourceNames(props.profileId);
  return (
    <ul className={styles.resources} aria-label="What you can reach now">
      {props.resources.map(({ id, constraint }) => (
        <li key={id} className={styles.resource}>
          <strong>{nameOf(id)}</strong> {constraintText(constraint)}
        </li>
      ))}
    </ul>
  );
}

/** Whether a profile has put its regular access aside for an approved request. */
function isAssuming(profile: ProfileState | null): profile is ProfileState {
  return profile?.state === 'signed-in' && (profile.status?.activeRequests.length ?? 0) > 0;
}

function Bar({ profile }: { readonly profile: ProfileState }) {
  const { actions, requests, navigation } = useStores();
  const [dropping, setDropping] = useState(false);
  const { id, status, assumedUntil } = profile;
  const active = status?.activeRequests ?? [];
  const activeKey = active.join();
  useEffect(() => {
    const known = requestsOf(requests.store.getState(), id).views;
    for (const request of activeKey.split(','))
      if (!known[request]) void requests.open(id, request);
  }, [requests, id, activeKey]);
  const drop = async () => {
    setDropping(true);
    await actions.run('access.drop', { profileId: id });
    setDropping(false);
    keepFocus();
  };
  const [first] = active;
  return (
    <section className={styles.bar} aria-label="Assumed access">
      <Icon name="pass" />
      <div className={styles.words}>
        <Resources profileId={id} resources={status?.allowedResources ?? []} />
        <span className={styles.blocked}>Everything else is blocked until you drop it.</span>
      </div>
      {assumedUntil !== null && <Countdown until={assumedUntil} />}
      {first !== undefined && (
        <Button size="s" variant="quiet" onClick={() => navigation.openRequest(first, 'mine')}>
          Show request
        </Button>
      )}
      <Button size="s" busy={dropping} onClick={() => void drop()}>
        Drop
      </Button>
    </section>
  );
}

/** The bar above everything while a request is assumed. */
export function AccessBar() {
  const profile = useActiveProfile();
  return isAssuming(profile) ? <Bar key={profile.id} profile={profile} /> : null;
}
