import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import type { Locking } from '../../stores/locks-store';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { DurationField } from '../../ui/duration-field';
import { TextArea } from '../../ui/field';
import { fieldError, useSubmit } from '../../ui/form';
import { LockTargetField, nothingWanted, targetOf } from './lock-target';

const hour = 3_600_000;
const day = 24 * hour;
const choices = [hour, 8 * hour, day, 7 * day, 30 * day];

function useLock(locking: Locking) {
  const { profileId, target } = locking;
  const { locks, toasts } = useStores();
  const [wanted, setWanted] = useState(nothingWanted);
  const [lasts, setLasts] = useState<number | null>(null);
  const [problem, setProblem] = useState('');
  const [message, setMessage] = useState('');
  const on = target ? target.on : targetOf(wanted);
  const blocked = typeof on === 'string' ? on : problem;
  const { busy, error, submit } = useSubmit(async () => {
    if (typeof on === 'string' || blocked !== '') return null;
    const failure = await locks.create(profileId, { on, message: message.trim(), lasts });
    if (failure) return failure;
    locks.close();
    toasts.info(t('locks.dialog.locked', { name: target?.name ?? wanted.text.trim() }));
    return null;
  });
  return {
    ...{ wanted, setWanted, lasts, message, setMessage, blocked, busy, error, submit, setProblem },
    choose(ms: number | null) {
      setProblem('');
      setLasts(ms);
    },
  };
}

function LockForm({ locking }: { readonly locking: Locking }) {
  const { profileId, target } = locking;
  const { locks } = useStores();
  const lock = useLock(locking);
  const { error } = lock;
  const isAtField = target === null && error?.field === 'on';
  return (
    <Dialog
      open
      onClose={locks.close}
      title={target ? t('locks.dialog.titleOf', { name: target.name }) : t('locks.dialog.title')}
      description={t('locks.dialog.does')}
      footer={
        <>
          <Button onClick={locks.close}>{t('words.cancel')}</Button>
          <Button
            variant="danger"
            icon="lock"
            busy={lock.busy}
            blocked={lock.blocked}
            onClick={() => void lock.submit()}
          >
            {t('locks.dialog.lock')}
          </Button>
        </>
      }
    >
      {error && !isAtField && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      {target === null && (
        <LockTargetField
          profileId={profileId}
          wanted={lock.wanted}
          error={fieldError(error, 'on')}
          onChange={lock.setWanted}
        />
      )}
      <DurationField
        label={t('locks.dialog.lasts')}
        value={lock.lasts}
        choices={choices}
        longest={365 * day}
        none={t('locks.dialog.untilLifted')}
        onChange={lock.choose}
        onProblem={lock.setProblem}
      />
      <TextArea
        label={t('locks.dialog.why')}
        mark="optional"
        rows={2}
        value={lock.message}
        placeholder={t('locks.dialog.whyHint')}
        onChange={(event) => lock.setMessage(event.target.value)}
      />
    </Dialog>
  );
}

/** The dialog that locks something, while one is wanted. */
export function LockDialog() {
  const open = useFrom(
    (stores) => stores.locks.dialog,
    (state) => state.open,
  );
  return open && <LockForm locking={open} />;
}
