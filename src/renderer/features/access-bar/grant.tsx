import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { Status } from '#shared/model/status';
import { whyNotExtend } from '../../stores/extension';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { keepFocus } from '../../ui/focus';
import { Icon } from '../../ui/icon';
import { classes } from '../../ui/classes';
import { constraintText } from '../../ui/principal-words';
import { rolesText } from '../../ui/request-words';
import { resourceText } from '../../ui/resource-words';
import { countdownAnnouncement, countdownText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './access-bar.module.css';

type Held = Status['grants'][number];

/** From here on a grant that ends is worth a warning, in milliseconds. */
export const warnFrom = 15 * 60_000;

/** To the second below ten minutes; above, nothing that is shown changes faster than this. */
function useLeft(until: number): number {
  const [isClose, setClose] = useState(false);
  const left = until - useNow(isClose ? 1_000 : 15_000);
  // Begins a moment early, so that the first second that is shown is not missed.
  const shouldBeClose = left <= 10 * 60_000 + 15_000;
  if (shouldBeClose !== isClose) setClose(shouldBeClose);
  return left;
}

function Countdown({ until }: { readonly until: number }) {
  const left = useLeft(until);
  const isEnding = left <= warnFrom;
  return (
    <span className={classes(styles.time, isEnding && styles.ending)}>
      <Icon name={isEnding ? 'warning' : 'clock'} size={14} />
      <span className={styles.left} role="timer" aria-label={t('access.grant.left')}>
        {countdownText(left)}
      </span>
      <span className={styles.announcement} aria-live="polite">
        {countdownAnnouncement(left)}
      </span>
    </span>
  );
}

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

/** What a grant gives: its resources with as whom, or its roles where they were asked for by name. */
function Gives({ profileId, grant }: { readonly profileId: string; readonly grant: Held }) {
  const nameOf = useResourceNames(profileId);
  if (grant.resources.length === 0) return <strong>{rolesText(grant.roles)}</strong>;
  return (
    <ul className={styles.resources}>
      {grant.resources.map(({ id, constraint }) => (
        <li key={id}>
          <strong>{nameOf(id)}</strong> {constraintText(constraint)}
        </li>
      ))}
    </ul>
  );
}

function Extend(props: {
  readonly profileId: string;
  readonly request: string;
  readonly isEnding: boolean;
}) {
  const { profileId, request, isEnding } = props;
  const { extension, requests } = useStores();
  const blocked = useFrom(
    () => requests.store,
    (state) => {
      const { views } = requestsOf(state, profileId);
      const view = views[request];
      return view ? whyNotExtend(view, views) : t('access.grant.unknown');
    },
  );
  return (
    <Button
      size="s"
      variant={isEnding ? 'primary' : 'quiet'}
      blocked={blocked}
      onClick={() => extension.open({ profileId, request })}
    >
      {t('words.extend')}
    </Button>
  );
}

/** Gives it back for good, after one more question. */
function GiveBack({
  profileId,
  request,
}: {
  readonly profileId: string;
  readonly request: string;
}) {
  const { release, requests } = useStores();
  const canRelease = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).views[request]?.can.release ?? false,
  );
  if (!canRelease) return null;
  return (
    <Button
      size="s"
      variant="quiet"
      title={t('access.grant.giveBackHint')}
      onClick={() => release.open({ profileId, request })}
    >
      {t('words.giveBack')}
    </Button>
  );
}

/** One approved request in use. It is prolonged, dropped and given back from here. */
export function Grant(props: { readonly profile: ProfileState; readonly grant: Held }) {
  const { profile, grant } = props;
  const { actions, navigation } = useStores();
  const [dropping, setDropping] = useState(false);
  const { request, accessUntil } = grant;
  const isEnding = accessUntil - useNow(5_000) <= warnFrom;
  const drop = async () => {
    setDropping(true);
    await actions.dropOne(profile, request);
    setDropping(false);
    keepFocus();
  };
  return (
    <li className={styles.grant}>
      <Gives profileId={profile.id} grant={grant} />
      <Countdown until={accessUntil} />
      <Extend profileId={profile.id} request={request} isEnding={isEnding} />
      <Button size="s" variant="quiet" onClick={() => navigation.openRequest(request, 'mine')}>
        {t('access.grant.show')}
      </Button>
      <GiveBack profileId={profile.id} request={request} />
      <Button
        size="s"
        busy={dropping}
        title={t('access.grant.dropHint')}
        onClick={() => void drop()}
      >
        {t('access.grant.drop')}
      </Button>
    </li>
  );
}
