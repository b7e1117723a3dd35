import { useEffect, useRef } from 'react';
import { t } from '#shared/i18n/text';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { useSubmit } from '../../ui/form';
import { StartingCluster } from './starting-cluster';
import { Step } from './step';

/** Starts the demo at once: there is nothing to fill in. */
export function StartDemo(props: { readonly onBack: () => void; readonly onDone: () => void }) {
  const { onBack, onDone } = props;
  const { actions } = useStores();
  const { busy, error, submit } = useSubmit(async () => {
    const failure = await actions.tell('cluster.startDemo', {});
    if (!failure) onDone();
    return failure;
  });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void submit();
  });
  return (
    <Step title={t('onboarding.add.demo')} text={t('onboarding.demo.intro')} onBack={onBack}>
      <StartingCluster
        busy={busy}
        error={error}
        retry={
          <Button size="s" onClick={() => void submit()}>
            {t('words.tryAgain')}
          </Button>
        }
      />
    </Step>
  );
}
