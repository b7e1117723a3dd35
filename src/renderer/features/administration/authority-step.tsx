import { useState } from 'react';
import type { RotationStep } from '#shared/model/authority';
import type { AuthorityView } from '../../stores/authorities-store';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { useSubmit } from '../../ui/form';
import { authorityWords, restingWords, stepWords } from './authority-words';

/** A step of a rotation, or all of them at once. */
export type WantedStep = RotationStep | 'now';

const atOnce = {
  button: 'Replace at once',
  does: 'For a key that got into wrong hands: it is deleted now, without an overlap, and a new one takes its place.',
};

const cutOff: Readonly<Record<AuthorityView['name'], string>> = {
  user: 'Everybody has to get new certificates; the app does so by itself, within seconds.',
  node: 'No enrolled server lets anybody in until it has the new key.',
  host: 'People’s own tools do not know servers until the app has told them the new key.',
  audit: 'Nothing is cut off: the old key signs the new one over before it is deleted.',
  'tls-server': 'Nothing is cut off: the old key signs the new one over before it is deleted.',
  'tls-user': 'Everybody who is signed in is refused, and signs in again.',
};

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
  const words = step === 'now' ? atOnce : stepWords[step];
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
      title={`${authorityWords[authority.name].title}: ${words.button.toLowerCase()}?`}
      description={words.does}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant={isDanger ? 'danger' : 'primary'}
            busy={busy}
            onClick={() => void submit()}
          >
            {step === 'finish' && force ? 'Finish and cut off' : words.button}
          </Button>
        </>
      }
    >
      {step === 'now' && (
        <Callout tone="warn" title="What it cuts off">
          {cutOff[authority.name]}
        </Callout>
      )}
      {resting.length > 0 && (
        <Callout tone="warn" title="This is cut off" details={resting}>
          Wait until nothing rests on the old key, or finish all the same.
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
