import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
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

const kinds: Readonly<
  Record<LockTarget['kind'], { readonly text: string; readonly icon: IconName }>
> = {
  user: { text: 'User', icon: 'user' },
  resource: { text: 'Resource', icon: 'server' },
  request: { text: 'Request', icon: 'requests' },
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
      title={`Lift the lock on ${lock.name}?`}
      description="What it kept from being used can be used again at once, by whom roles and requests allow it."
      footer={
        <>
          <Button onClick={onClose}>Keep it locked</Button>
          <Button variant="danger" busy={busy} onClick={() => void submit()}>
            Lift the lock
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
  const { text, icon } = kinds[on.kind];
  return (
    <li className={styles.lock}>
      <Icon name={icon} />
      <div className={styles.words}>
        <span>
          <span className={styles.muted}>{text}</span>{' '}
          <strong className={styles.name}>{name}</strong>
        </span>
        <p data-selectable>{message === '' ? 'No reason was given.' : message}</p>
        <p className={styles.muted}>
          by {createdBy?.name ?? 'the cluster'}, {instantText(created)};{' '}
          {expires === null ? 'until it is lifted' : `until ${instantText(expires)}`}
        </p>
      </div>
      <Button size="s" aria-label={`Lift the lock on ${name}`} onClick={onLift}>
        Lift
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
          Try again
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
      Lock…
    </Button>
  );
  return (
    <>
      {error && <Failed error={error} />}
      {isEmpty && (
        <EmptyState icon="lock" title="Nothing is locked" actions={lock}>
          A lock keeps a user, a resource or a request from being used. What is open with it ends
          within a second.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ul className={styles.locks} aria-label="Locks">
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
