import { useEffect } from 'react';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { Status } from '#shared/model/status';
import { requestsOf } from '../../stores/requests-store';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Icon } from '../../ui/icon';
import styles from './access-bar.module.css';
import { Grant } from './grant';
import { OtherGrants } from './other-grants';

/** Whether a profile uses approved requests now. */
function isAssuming(
  profile: ProfileState | null,
): profile is ProfileState & { readonly status: Status } {
  return profile?.state === 'signed-in' && (profile.status?.activeRequests.length ?? 0) > 0;
}

function Bar({ profile }: { readonly profile: ProfileState & { readonly status: Status } }) {
  const { requests } = useStores();
  const { id, status } = profile;
  const activeKey = status.activeRequests.join();
  useEffect(() => {
    const known = requestsOf(requests.store.getState(), id).views;
    for (const request of activeKey.split(','))
      if (!known[request]) void requests.open(id, request);
  }, [requests, id, activeKey]);
  return (
    <section className={styles.bar} aria-label={t('access.bar.label')}>
      <Icon name="pass" />
      <div className={styles.middle}>
        <ul className={styles.grants} aria-label={t('access.bar.reach')}>
          {status.grants.map((grant) => (
            <Grant key={grant.request} profile={profile} grant={grant} />
          ))}
        </ul>
        <p className={styles.blocked}>
          {t(status.standing ? 'access.bar.rolesCount' : 'access.bar.blocked')}
        </p>
      </div>
      <OtherGrants profile={profile} />
    </section>
  );
}

/** The bar above everything while requests are assumed: each with what it gives and how long it lasts. */
export function AccessBar() {
  const profile = useActiveProfile();
  return isAssuming(profile) ? <Bar key={profile.id} profile={profile} /> : null;
}
