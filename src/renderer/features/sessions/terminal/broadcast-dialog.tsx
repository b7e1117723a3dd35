import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../../stores/use-stores';
import { Button } from '../../../ui/button';
import { CheckChip } from '../../../ui/chip';
import { Dialog } from '../../../ui/dialog';
import styles from './broadcast.module.css';

/** Which terminals are typed into together; all that are connected, until some are left out. */
export function BroadcastDialog(props: { readonly from: string; readonly onClose: () => void }) {
  const { from, onClose } = props;
  const { broadcast } = useStores();
  const tabs = useFrom(
    (stores) => stores.terminals.store,
    (state) => state.tabs,
  );
  const [left, setLeft] = useState<readonly string[]>([]);
  const open = tabs.filter(({ session }) => session.state === 'open');
  const chosen = open.filter(({ id }) => id === from || !left.includes(id)).map(({ id }) => id);
  const isReady = chosen.length >= 2;
  const begin = () => {
    broadcast.begin(chosen);
    onClose();
  };
  const turn = (id: string) =>
    setLeft(left.includes(id) ? left.filter((each) => each !== id) : [...left, id]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('terminal.broadcast.title')}
      description={t('terminal.broadcast.description')}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button
            variant="primary"
            blocked={isReady ? '' : t('terminal.broadcast.tooFew')}
            onClick={begin}
          >
            {isReady
              ? t('terminal.broadcast.into', { count: chosen.length })
              : t('terminal.broadcast.begin')}
          </Button>
        </>
      }
    >
      <div role="group" aria-label={t('terminal.broadcast.choices')} className={styles.choices}>
        {open.map(({ id, session }, at) => {
          const name = `${session.login}@${session.name}`;
          const isAgain = open.slice(0, at).some((each) => sameTarget(each.session, session));
          return (
            <CheckChip
              key={id}
              mono
              label={isAgain ? t('terminal.broadcast.inTab', { name, place: at + 1 }) : name}
              checked={chosen.includes(id)}
              onChange={() => turn(id)}
            />
          );
        })}
      </div>
    </Dialog>
  );
}

interface Target {
  readonly login: string;
  readonly name: string;
}

const sameTarget = (one: Target, other: Target): boolean =>
  one.login === other.login && one.name === other.name;
