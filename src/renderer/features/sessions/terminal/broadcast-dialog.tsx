import { useState } from 'react';
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
      title="Type into several terminals"
      description="Each key that you press in one of them goes to all of them, until you stop."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            blocked={chosen.length < 2 ? 'Takes two terminals that are connected' : ''}
            onClick={begin}
          >
            {chosen.length < 2 ? 'Begin' : `Type into ${chosen.length}`}
          </Button>
        </>
      }
    >
      <div role="group" aria-label="Terminals" className={styles.choices}>
        {open.map(({ id, session }, at) => {
          const name = `${session.login}@${session.name}`;
          const isAgain = open.slice(0, at).some((each) => sameTarget(each.session, session));
          return (
            <CheckChip
              key={id}
              mono
              label={isAgain ? `${name} (tab ${at + 1})` : name}
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
