import { useState } from 'react';
import { t } from '#shared/i18n/text';
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
      title={t('status.sshConfig.addTitle')}
      description={t('status.sshConfig.addHint', { path: config.path })}
      footer={
        <>
          <Button onClick={onClose}>{t('words.cancel')}</Button>
          <Button variant="primary" onClick={onAdd}>
            {t('words.add')}
          </Button>
        </>
      }
    >
      {/* It scrolls sideways, so the keyboard has to be able to get there. */}
      <pre
        className={styles.lines}
        role="region"
        aria-label={t('status.sshConfig.lines')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
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
    if (done) toasts.info(t(added ? 'status.sshConfig.added' : 'status.sshConfig.removed'));
    onChanged();
  };
  if (config.problem !== '') return <Callout tone="warn">{config.problem}</Callout>;
  return (
    <div className={styles.offer}>
      <p>{t(config.added ? 'status.sshConfig.there' : 'status.sshConfig.offer')}</p>
      {config.added ? (
        <Button size="s" onClick={() => void set(false)}>
          {t('status.sshConfig.remove')}
        </Button>
      ) : (
        <Button size="s" onClick={() => setAsking(true)}>
          {t('status.sshConfig.add')}
        </Button>
      )}
      {asking && (
        <AddDialog config={config} onClose={() => setAsking(false)} onAdd={() => void set(true)} />
      )}
    </div>
  );
}
