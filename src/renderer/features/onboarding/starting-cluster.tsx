import { useEffect, useState, type ReactNode } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Spinner } from '../../ui/spinner';
import styles from './starting-cluster.module.css';

const slowAfterMs = 8_000;

function Progress() {
  const hosted = useApp((state) => state.hosted);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  const text =
    hosted?.state === 'running'
      ? t('onboarding.cluster.signingIn')
      : t('onboarding.cluster.starting');
  return (
    <div className={styles.progress} role="status">
      <Spinner size={16} />
      <span>
        {text}
        {slow && <span className={styles.slow}> {t('onboarding.cluster.slow')}</span>}
      </span>
    </div>
  );
}

/** A port that something else uses: the cluster can take others and remember those. */
function OtherPorts() {
  const { actions } = useStores();
  return (
    <Button size="s" onClick={() => void actions.run('cluster.restart', { otherPorts: true })}>
      {t('onboarding.cluster.otherPorts')}
    </Button>
  );
}

/** How starting a cluster goes, or why it did not work and what to do about it. */
export function StartingCluster(props: {
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly retry?: ReactNode;
}) {
  const { busy, error, retry } = props;
  if (busy) return <Progress />;
  if (!error) return null;
  return (
    <Callout
      tone="bad"
      title={t('onboarding.cluster.refused')}
      details={error.details}
      actions={
        <>
          {error.code === 'conflict' && <OtherPorts />}
          {retry}
        </>
      }
    >
      {error.message}
    </Callout>
  );
}
