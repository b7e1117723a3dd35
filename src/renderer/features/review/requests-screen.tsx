import { lazy, Suspense, useEffect } from 'react';
import { t } from '#shared/i18n/text';
import type { RequestsShow } from '../../stores/navigation-store';
import { requestsOf } from '../../stores/requests-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Count } from '../../ui/badge';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Segmented } from '../../ui/segmented';
import { RequestDetail } from './request-detail';
import { RequestFilters } from './request-filters';
import { RequestList } from './request-list';
import styles from './requests-screen.module.css';
import { useListed } from './use-listed';
import { useReviewQueue } from './use-review-queue';

const QueueKeys = lazy(async () => {
  const { QueueKeys: dialog } = await import('./queue-keys');
  return { default: dialog };
});

function Lists(props: { readonly show: RequestsShow; readonly waiting: number }) {
  const { navigation } = useStores();
  const { show, waiting } = props;
  const label = t('reviewQueue.screen.waiting', { count: waiting });
  return (
    <Segmented
      label={t('reviewQueue.screen.which')}
      value={show}
      options={[
        { value: 'mine', text: t('reviewQueue.screen.mine') },
        {
          value: 'to-review',
          text: t('reviewQueue.screen.toReview'),
          extra: <Count value={waiting} label={label} />,
        },
        { value: 'all', text: t('reviewQueue.screen.all') },
      ]}
      onChange={(next) => navigation.go({ name: 'requests', show: next, request: null })}
    />
  );
}

/** Requests on the left, the one that is looked at on the right. */
export function RequestsScreen(props: {
  readonly show: RequestsShow;
  readonly request: string | null;
}) {
  const { show, request } = props;
  const { requests, foundRequests, presets } = useStores();
  const profile = useActiveProfile();
  const profileId = profile?.id ?? '';
  const mayAsk = profile?.status?.can.request ?? false;
  const waiting = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profileId).lists['to-review'].ids.length,
  );
  useEffect(() => {
    void requests.load(profileId, show);
    foundRequests.use(profileId, show);
  }, [requests, foundRequests, profileId, show]);
  const listed = useListed(profileId, show, request);
  const queue = useReviewQueue(listed, request);
  return (
    <div className={styles.screen}>
      <div className={styles.lists}>
        <div className={styles.head}>
          <h1 className={styles.title}>{t('reviewQueue.screen.title')}</h1>
          <IconButton
            icon="keyboard"
            size="s"
            label={t('reviewQueue.screen.keys')}
            onClick={queue.toggleKeys}
          />
          {mayAsk && (
            <Button size="s" variant="quiet" icon="bookmark" onClick={() => presets.open('all')}>
              {t('reviewQueue.screen.presets')}
            </Button>
          )}
        </div>
        <Lists show={show} waiting={waiting} />
        <RequestFilters />
        <div className={styles.scroll}>
          <RequestList show={show} listed={listed} selected={request} />
        </div>
      </div>
      {request === null ? (
        <div className={styles.nothing}>
          <EmptyState icon="requests" title={t('reviewQueue.screen.noneChosen')}>
            {t('reviewQueue.screen.noneChosenHint')}
          </EmptyState>
        </div>
      ) : (
        <RequestDetail
          key={`${profileId} ${request}`}
          profileId={profileId}
          id={request}
          onDecided={queue.moveOn}
        />
      )}
      {queue.showsKeys && (
        <Suspense fallback={null}>
          <QueueKeys onClose={queue.hideKeys} />
        </Suspense>
      )}
    </div>
  );
}
