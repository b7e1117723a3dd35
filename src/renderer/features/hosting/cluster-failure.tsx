import { useState } from 'react';
import type { ApiError } from '#shared/api/errors';
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
        hosted.name ? `The cluster ${hosted.name} is not running` : 'The cluster did not start'
      }
      details={error?.details ?? []}
      actions={
        <>
          {isPortTaken && (
            <Button size="s" busy={restarting} onClick={() => void restart(true)}>
              Use other ports
            </Button>
          )}
          <Button size="s" busy={restarting} onClick={() => void restart(false)}>
            Try again
          </Button>
        </>
      }
    >
      {error?.message ?? 'It was stopped. Start it again to use its resources.'}
    </Callout>
  );
}
