import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { healthText, healthTones } from '../../ui/health-words';
import { Section } from '../../ui/screen';
import { ChangedKey } from './changed-key';
import { EnrolNode } from './enrol-node';
import { EnrolServer } from './enrol-server';
import { NodeFacts, type Node } from './node-facts';
import styles from './administration.module.css';

/** The servers as they are now: read again whenever the cluster says that resources changed. */
function useNodes(profileId: string) {
  const { bridge } = useStores();
  const [nodes, setNodes] = useState<readonly Node[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const load = useCallback(
    () =>
      callApi(bridge, profileId, 'nodes.list', {}).then((answer) => {
        if (answer.ok) setNodes(answer.value.nodes);
        setError(answer.ok ? null : answer.error);
        return null;
      }),
    [bridge, profileId],
  );
  useEffect(() => void load(), [load]);
  useEffect(
    () =>
      bridge.on('event', ({ profileId: from, event }) => {
        if (from === profileId && event.type === 'resources') void load();
      }),
    [bridge, profileId, load],
  );
  return { nodes, error, load };
}

function NodeLine(props: {
  readonly profileId: string;
  readonly node: Node;
  readonly onChanged: () => void;
}) {
  const { profileId, node, onChanged } = props;
  const { resource, address, builtIn, tunnel, health } = node;
  const { hostKeyFingerprint, refusedHostKeyFingerprint } = node;
  return (
    <li className={styles.node}>
      <div className={styles.head}>
        <strong className={styles.name}>{resource.name}</strong>
        <span className={styles.muted}>
          {builtIn ? 'built in' : tunnel ? 'by its own tunnel' : address}
        </span>
        {health && <Badge tone={healthTones[health.state]}>{healthText(health)}</Badge>}
      </div>
      <NodeFacts node={node} />
      <span className={styles.muted}>
        Host key <code>{hostKeyFingerprint}</code>
      </span>
      {refusedHostKeyFingerprint !== null && (
        <ChangedKey
          profileId={profileId}
          node={node}
          fingerprint={refusedHostKeyFingerprint}
          onConfirmed={onChanged}
        />
      )}
    </li>
  );
}

type Adding = 'by-command' | 'by-hand' | null;

function AddButtons({ onChoose }: { readonly onChoose: (how: Adding) => void }) {
  return (
    <div className={styles.buttons}>
      <Button variant="primary" icon="plus" onClick={() => onChoose('by-command')}>
        Enrol a server…
      </Button>
      <Button onClick={() => onChoose('by-hand')}>Add a server by hand</Button>
    </div>
  );
}

function NoNodes() {
  return (
    <EmptyState icon="server" title="No servers yet">
      Any machine with OpenSSH can join. Enrol one by a command that you run on it: it installs what
      is needed and says which keys and labels it has. People then ask for access to it here.
    </EmptyState>
  );
}

/** The servers of the cluster, and adding one. */
export function Nodes({ profileId }: { readonly profileId: string }) {
  const { nodes, error, load } = useNodes(profileId);
  const [adding, setAdding] = useState<Adding>(null);
  const close = () => setAdding(null);
  return (
    <>
      {error && <Callout tone="bad">{error.message}</Callout>}
      {nodes && nodes.length === 0 && adding !== 'by-hand' && <NoNodes />}
      {nodes && nodes.length > 0 && (
        <ul className={styles.nodes} aria-label="Servers">
          {nodes.map((node) => (
            <NodeLine
              key={node.resource.id}
              profileId={profileId}
              node={node}
              onChanged={() => void load()}
            />
          ))}
        </ul>
      )}
      {adding === 'by-hand' ? (
        <Section title="Add a server by hand">
          <EnrolNode profileId={profileId} onEnrolled={() => void load()} onClose={close} />
        </Section>
      ) : (
        <AddButtons onChoose={setAdding} />
      )}
      {adding === 'by-command' && (
        <EnrolServer profileId={profileId} nodes={nodes ?? []} onClose={close} />
      )}
    </>
  );
}
