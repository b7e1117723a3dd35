import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { CopyField } from '../../ui/copy-field';
import { Dialog } from '../../ui/dialog';
import { Spinner } from '../../ui/spinner';
import { countdownText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { CommandForm, type Made } from './command-form';
import { isLoopback } from './command-input';
import { NodeFacts, type Node } from './node-facts';
import styles from './administration.module.css';

/** The servers that came by the command, or that none has come yet. */
function Arrived({ made, nodes }: { readonly made: Made; readonly nodes: readonly Node[] }) {
  const left = made.expires - useNow();
  if (nodes.length > 0)
    return (
      <div role="status" className={styles.outcome}>
        {nodes.map((node) => (
          <Callout
            key={node.resource.id}
            tone="info"
            title={t('servers.command.arrived', { name: node.resource.name })}
          >
            <NodeFacts node={node} />
          </Callout>
        ))}
      </div>
    );
  return (
    <div role="status" className={styles.waiting}>
      {left > 0 ? (
        <>
          <Spinner /> {t('servers.command.waiting')}
        </>
      ) : (
        t('servers.command.tooOld')
      )}
    </div>
  );
}

function TimeLeft({ expires }: { readonly expires: number }) {
  const left = expires - useNow();
  return (
    <>
      {left > 0
        ? t('servers.command.left', { time: countdownText(left) })
        : t('servers.command.over')}
    </>
  );
}

function Command({ made, nodes }: { readonly made: Made; readonly nodes: readonly Node[] }) {
  const { actions } = useStores();
  const [tunnel, setTunnel] = useState(false);
  const command = tunnel ? `${made.command} --tunnel` : made.command;
  return (
    <div className={styles.outcome}>
      {isLoopback(made.address) && (
        <Callout tone="warn">{t('servers.command.loopback', { address: made.address })}</Callout>
      )}
      <p>
        {t('servers.command.run')} <TimeLeft expires={made.expires} />
      </p>
      <CopyField
        label={t('servers.command.label')}
        text={command}
        onCopy={() => void actions.copy(command, t('servers.command.label'))}
      />
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={tunnel}
          onChange={(event) => setTunnel(event.target.checked)}
        />
        {t('servers.command.useTunnel')}
      </label>
      <p className={styles.muted}>{t('servers.command.does')}</p>
      <Arrived made={made} nodes={nodes} />
    </div>
  );
}

/** Makes a command that enrols a server, and waits for that server. */
export function EnrolServer(props: {
  readonly profileId: string;
  readonly nodes: readonly Node[];
  readonly onClose: () => void;
}) {
  const { profileId, nodes, onClose } = props;
  const { bridge, toasts } = useStores();
  const [made, setMade] = useState<Made | null>(null);
  const arrived = nodes.filter(({ joinToken }) => made !== null && joinToken === made.id);
  const takeBack = async () => {
    if (!made) return;
    const answer = await callApi(bridge, profileId, 'nodes.revokeJoinToken', { id: made.id });
    if (!answer.ok) return toasts.error(answer.error);
    toasts.info(t('servers.command.takenBack'));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('servers.command.title')}
      description={t('servers.command.explanation')}
      footer={
        made && (
          <>
            {arrived.length === 0 && (
              <Button onClick={() => void takeBack()}>{t('servers.command.takeBack')}</Button>
            )}
            <Button variant="primary" onClick={onClose}>
              {t(arrived.length > 0 ? 'words.done' : 'words.close')}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <Command made={made} nodes={arrived} />
      ) : (
        <CommandForm profileId={profileId} onMade={setMade} />
      )}
    </Dialog>
  );
}
