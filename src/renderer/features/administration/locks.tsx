import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { Lock, LockTarget } from '#shared/model/lock';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { useSubmit } from '../../ui/form';
import { Icon, type IconName } from '../../ui/icon';
import { instantText } from '../../ui/time';
import styles from './locks.module.css';

const kindIcons: Readonly<Record<LockTarget['kind'], IconName>> = {
  user: 'user',
  resource: 'server',
  request: 'requests',
};

/** Asks before a lock is lifted: what it kept out can come back at once. */
function LiftDialog(props: {
  readonly profileId: string;
  readonly lock: Lock;
  readonly onClose: () => void;
}) {
  const { profileId, lock, onClose } = props;
  const { locks } = useStores();
  const { busy, error, submit } = useSubmit(async () => {
    const failure = await locks.lift(profileId, lock.id);
    if (!failure) onClose();
    return failure;
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('locks.lift.question', { name: lock.name })}
      description={t('locks.lift.does')}
      footer={
        <>
          <Button onClick={onClose}>{t('locks.lift.keep')}</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            {t('locks.lift.confirm')}
          </Button>
        </>
      }
    >
      {error && <Callout tone="bad">{error.message}</Callout>}
    </Dialog>
  );
}

function LockLine({ lock, onLift }: { readonly lock: Lock; readonly onLift: () => void }) {
  const { on, name, message, createdBy, created, expires } = lock;
  return (
    <li className={styles.lock}>
      <Icon name={kindIcons[on.kind]} />
      <div className={styles.words}>
        <span>
          <span className={styles.muted}>{t(`locks.kind.${on.kind}`)}</span>{' '}
          <strong className={styles.name}>{name}</strong>
        </span>
        <p data-selectable>{message === '' ? t('locks.noReason') : message}</p>
        <p className={styles.muted}>
          {t('locks.facts', {
            maker: createdBy ? 'user' : 'cluster',
            name: createdBy?.name ?? '',
            created: instantText(created),
            end: expires === null ? 'lifted' : 'time',
            until: expires === null ? '' : instantText(expires),
          })}
        </p>
      </div>
      <Button size="s" aria-label={t('locks.lift.label', { name })} onClick={onLift}>
        {t('locks.lift.button')}
      </Button>
    </li>
  );
}

function Failed({ error }: { readonly error: ApiError }) {
  const { locks } = useStores();
  return (
    <Callout
      tone="bad"
      actions={
        <Button size="s" onClick={() => void locks.list.load()}>
          {t('words.tryAgain')}
        </Button>
      }
    >
      {error.message}
    </Callout>
  );
}

/** Who and what is locked, why and until when. */
export function Locks({ profileId }: { readonly profileId: string }) {
  const { locks } = useStores();
  const { rows, loaded, error } = useFrom(
    () => locks.list.store,
    (state) => state,
  );
  const [lifting, setLifting] = useState<Lock | null>(null);
  useEffect(() => void locks.list.load(), [locks, profileId]);
  const isEmpty = loaded && !error && rows.length === 0;
  const lock = (
    <Button icon="lock" onClick={() => locks.open({ profileId, target: null })}>
      {t('locks.add')}
    </Button>
  );
  return (
    <>
      {error && <Failed error={error} />}
      {isEmpty && (
        <EmptyState icon="lock" title={t('locks.empty.title')} actions={lock}>
          {t('locks.empty.body')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className={styles.locks} aria-label={t('locks.title')}>
          {rows.map((each) => (
            <LockLine key={each.id} lock={each} onLift={() => setLifting(each)} />
          ))}
        </ul>
      )}
      {!isEmpty && <div>{lock}</div>}
      {lifting && (
        <LiftDialog profileId={profileId} lock={lifting} onClose={() => setLifting(null)} />
      )}
    </>
  );
}
