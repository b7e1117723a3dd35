import { useState } from 'react';
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
          <Callout key={node.resource.id} tone="info" title={`${node.resource.name} is enrolled`}>
            <NodeFacts node={node} />
          </Callout>
        ))}
      </div>
    );
  return (
    <div role="status" className={styles.waiting}>
      {left > 0 ? (
        <>
          <Spinner /> Waiting for the server…
        </>
      ) : (
        'The command is too old now. Make another one.'
      )}
    </div>
  );
}

function TimeLeft({ expires }: { readonly expires: number }) {
  const left = expires - useNow();
  return <>{left > 0 ? `It works for ${countdownText(left)} more.` : 'It works no more.'}</>;
}

function Command({ made, nodes }: { readonly made: Made; readonly nodes: readonly Node[] }) {
  const { actions } = useStores();
  const [tunnel, setTunnel] = useState(false);
  const command = tunnel ? `${made.command} --tunnel` : made.command;
  return (
    <div className={styles.outcome}>
      {isLoopback(made.address) && (
        <Callout tone="warn">
          The cluster is reached at {made.address} here, which is this computer itself: the command
          works on this computer alone. For other machines, name an address that they reach.
        </Callout>
      )}
      <p>
        Run this on the server, in a shell that may use sudo. Keep it to yourself: it holds a
        secret. <TimeLeft expires={made.expires} />
      </p>
      <CopyField
        label="Command"
        text={command}
        onCopy={() => void actions.copy(command, 'Command')}
      />
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={tunnel}
          onChange={(event) => setTunnel(event.target.checked)}
        />
        The cluster cannot reach this server (NAT, a firewall): have it keep a tunnel
      </label>
      <p className={styles.muted}>
        It installs this cluster&apos;s authority, checks sshd&apos;s configuration before it
        counts, and reports the host key. Add --dry-run at its end to see what it would do; undo it
        by sudo daypass-node remove.
      </p>
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
    toasts.info('The command works no more');
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Enrol a server"
      description="A server with OpenSSH and curl joins by one command, and nobody has to copy keys."
      footer={
        made && (
          <>
            {arrived.length === 0 && (
              <Button onClick={() => void takeBack()}>Take the command back</Button>
            )}
            <Button variant="primary" onClick={onClose}>
              {arrived.length > 0 ? 'Done' : 'Close'}
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
