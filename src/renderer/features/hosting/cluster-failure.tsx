import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';

/** What went wrong with the hosted cluster, and what can be done. Nothing is shown while all is well. */
export function ClusterFailure() {
  const { actions } = useStores();
  const hosted = useApp((state) => state.hosted);
  const [restarting, setRestarting] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  if (!hosted || (hosted.state !== 'failed' && hosted.state !== 'stopped')) return null;
  const restart = async (otherPorts: boolean) => {
    setRestarting(true);
    setFailure(await actions.tell('cluster.restart', { otherPorts }));
    setRestarting(false);
  };
  const error = failure ?? hosted.error;
  const isPortTaken = error?.code === 'conflict';
  return (
    <Callout
      tone="bad"
      title={
        hosted.name
          ? t('hosting.failure.title', { name: hosted.name })
          : t('hosting.failure.unnamed')
      }
      details={error?.details ?? []}
      actions={
        <>
          {isPortTaken && (
            <Button size="s" busy={restarting} onClick={() => void restart(true)}>
              {t('hosting.failure.otherPorts')}
            </Button>
          )}
          <Button size="s" busy={restarting} onClick={() => void restart(false)}>
            {t('words.tryAgain')}
          </Button>
        </>
      }
    >
      {error?.message ?? t('hosting.failure.stopped')}
    </Callout>
  );
}
