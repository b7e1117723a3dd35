import { useState } from 'react';
import type { CommandOutput } from '#shared/ipc/contract';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import styles from './own-tools.module.css';

export type OwnConfig = CommandOutput<'ssh.ownConfig'>;

/** What will be written where, before it is. */
function AddDialog(props: {
  readonly config: OwnConfig;
  readonly onClose: () => void;
  readonly onAdd: () => void;
}) {
  const { config, onClose, onAdd } = props;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Add to my ssh config"
      description={`These lines go to the top of ${config.path}. You can take them away again here.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={onAdd}>
            Add
          </Button>
        </>
      }
    >
      {/* It scrolls sideways, so the keyboard has to be able to get there. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.lines} role="region" aria-label="Lines to add" tabIndex={0}>
        {config.lines}
      </pre>
    </Dialog>
  );
}

/** Whether one's own ssh config knows the clusters, and a way to change that. */
export function OwnSshConfig(props: {
  readonly config: OwnConfig;
  readonly onChanged: () => void;
}) {
  const { config, onChanged } = props;
  const { actions, toasts } = useStores();
  const [asking, setAsking] = useState(false);
  const set = async (added: boolean) => {
    setAsking(false);
    const done = await actions.run('ssh.setOwnConfig', { added });
    if (done) toasts.info(added ? 'Added to your ssh config' : 'Removed from your ssh config');
    onChanged();
  };
  if (config.problem !== '') return <Callout tone="warn">{config.problem}</Callout>;
  return (
    <div className={styles.offer}>
      <p>
        {config.added
          ? 'Your ssh config knows the clusters that you are signed in to.'
          : 'With a line in your ssh config, every tool knows the clusters that you are signed in to.'}
      </p>
      {config.added ? (
        <Button size="s" onClick={() => void set(false)}>
          Remove from my ssh config
        </Button>
      ) : (
        <Button size="s" onClick={() => setAsking(true)}>
          Add to my ssh config…
        </Button>
      )}
      {asking && (
        <AddDialog config={config} onClose={() => setAsking(false)} onAdd={() => void set(true)} />
      )}
    </div>
  );
}
