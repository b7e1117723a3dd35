import { useState } from 'react';
import { presetContent } from '../../stores/cart';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { CheckChip } from '../../ui/chip';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { fieldError, useSubmit } from '../../ui/form';
import styles from './presets.module.css';

/** Keeps the request that is being put together under a name; an own preset of that name is replaced. */
export function SavePreset({ onClose }: { readonly onClose: () => void }) {
  const { cart, presets, toasts } = useStores();
  const userId = useActiveProfile()?.status?.user.id;
  const rows = useFrom(
    () => presets.list.store,
    (state) => state.rows,
  );
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const trimmed = name.trim();
  const same = rows.find((each) => each.name === trimmed && each.owner.id === userId);
  const { busy, error, submit } = useSubmit(async () => {
    const content = presetContent(cart.store.getState());
    if (trimmed === '' || content === null) return null;
    const failure = await presets.save({ id: same?.id ?? null, name: trimmed, shared, content });
    if (failure) return failure;
    toasts.info(`Saved as ${trimmed}`);
    onClose();
    return null;
  });
  const isAtName = error?.field === 'name';
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save as a preset"
      description="Resources, roles, the reason, how long and the reviewers are kept, to ask for the same again in one click."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            blocked={trimmed === '' ? 'Give it a name first.' : ''}
            onClick={() => void submit()}
          >
            {same ? 'Replace' : 'Save'}
          </Button>
        </>
      }
    >
      <form className={styles.form} aria-label="Preset" onSubmit={(event) => void submit(event)}>
        {error && !isAtName && (
          <Callout tone="bad" details={error.details}>
            {error.message}
          </Callout>
        )}
        <TextField
          label="Name"
          value={name}
          placeholder="staging debug"
          maxLength={64}
          hint={same ? 'You have one of this name: it is replaced.' : undefined}
          error={fieldError(error, 'name')}
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <CheckChip
            label="Share it with everybody in the cluster"
            checked={shared}
            onChange={() => setShared(!shared)}
          />
        </div>
      </form>
    </Dialog>
  );
}
