import { useState } from 'react';
import { t } from '#shared/i18n/text';
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
    toasts.info(t('presets.save.saved', { name: trimmed }));
    onClose();
    return null;
  });
  const isAtName = error?.field === 'name';
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('presets.save.title')}
      description={t('presets.save.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button
            variant="primary"
            busy={busy}
            blocked={trimmed === '' ? t('presets.name.missing') : ''}
            onClick={() => void submit()}
          >
            {same ? t('words.replace') : t('words.save')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        aria-label={t('presets.save.form')}
        onSubmit={(event) => void submit(event)}
      >
        {error && !isAtName && (
          <Callout tone="bad" details={error.details}>
            {error.message}
          </Callout>
        )}
        <TextField
          label={t('words.name')}
          value={name}
          placeholder={t('presets.save.placeholder')}
          maxLength={64}
          hint={same ? t('presets.save.replaces') : undefined}
          error={fieldError(error, 'name')}
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <CheckChip
            label={t('presets.save.share')}
            checked={shared}
            onChange={() => setShared(!shared)}
          />
        </div>
      </form>
    </Dialog>
  );
}
