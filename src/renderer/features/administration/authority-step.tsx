import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AuthorityView } from '../../stores/authorities-store';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { useSubmit } from '../../ui/form';
import { authorityWords, restingWords, stepWords, type WantedStep } from './authority-words';

/** Asks before a step is taken, with what it does and what it would cut off. */
export function StepDialog(props: {
  readonly profileId: string;
  readonly authority: AuthorityView;
  readonly step: WantedStep;
  readonly onClose: () => void;
}) {
  const { profileId, authority, step, onClose } = props;
  const { authorities } = useStores();
  const [forced, setForced] = useState(false);
  const { button, does, question } = stepWords[step];
  const { title, cutOff } = authorityWords[authority.name];
  const resting = step === 'finish' ? restingWords(authority) : [];
  const force = step === 'now' || resting.length > 0 || forced;
  const { busy, error, submit } = useSubmit(async () => {
    const input = { authorities: [authority.name], step, force };
    const failure = await authorities.rotate(profileId, input);
    if (!failure) onClose();
    // What came up since this was opened is told, and then left to the person.
    else if (failure.field === 'force') setForced(true);
    return failure;
  });
  const isDanger = step === 'now' || (step === 'finish' && force);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(question, { authority: t(title) })}
      description={t(does)}
      footer={
        <>
          <Button onClick={onClose}>{t('authorities.notNow')}</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            busy={busy}
            onClick={() => void submit()}
          >
            {t(step === 'finish' && force ? 'authorities.finish.cutOff' : button)}
          </Button>
        </>
      }
    >
      {step === 'now' && (
        <Callout tone="warn" title={t('authorities.now.cutOff')}>
          {t(cutOff)}
        </Callout>
      )}
      {resting.length > 0 && (
        <Callout tone="warn" title={t('authorities.finish.resting')} details={resting}>
          {t('authorities.finish.wait')}
        </Callout>
      )}
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
    </Dialog>
  );
}
