import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { healthText, healthTones } from '../../ui/health-words';
import { Section } from '../../ui/screen';
import { EnrolNode } from './enrol-node';
import styles from './administration.module.css';

type Node = ApiOutput<'nodes.list'>['nodes'][number];

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
  return { nodes, error, load };
}

/** A changed host key stays refused until somebody has compared it and says so here. */
function ChangedKey(props: {
  readonly profileId: string;
  readonly node: Node;
  readonly fingerprint: string;
  readonly onConfirmed: () => void;
}) {
  const { profileId, node, fingerprint, onConfirmed } = props;
  const { bridge, toasts } = useStores();
  const [asking, setAsking] = useState(false);
  const confirm = async () => {
    const input = { id: node.resource.id, fingerprint };
    const answer = await callApi(bridge, profileId, 'nodes.confirmHostKey', input);
    setAsking(false);
    if (answer.ok) onConfirmed();
    else toasts.error(answer.error);
  };
  return (
    <Callout
      tone="bad"
      title="It answers with another host key, and is refused"
      actions={
        <Button size="s" onClick={() => setAsking(true)}>
          Compare and confirm
        </Button>
      }
    >
      <code>{fingerprint}</code>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Trust the new host key of ${node.resource.name}?`}
        description="Compare it on the server itself: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub. A key that differs belongs to another machine."
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep refusing</Button>
            <Button variant="danger" onClick={() => void confirm()}>
              It is the same: trust it
            </Button>
          </>
        }
      >
        <code className={styles.fingerprint}>{fingerprint}</code>
      </Dialog>
    </Callout>
  );
}

function NodeLine(props: {
  readonly profileId: string;
  readonly node: Node;
  readonly onChanged: () => void;
}) {
  const { profileId, node, onChanged } = props;
  const { resource, address, builtIn, health } = node;
  const { hostKeyFingerprint, refusedHostKeyFingerprint } = node;
  return (
    <li className={styles.node}>
      <div className={styles.head}>
        <strong className={styles.name}>{resource.name}</strong>
        <span className={styles.muted}>{builtIn ? 'built in' : address}</span>
        {health && <Badge tone={healthTones[health.state]}>{healthText(health)}</Badge>}
      </div>
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

/** The servers of the cluster, and adding one. */
export function Nodes({ profileId }: { readonly profileId: string }) {
  const { nodes, error, load } = useNodes(profileId);
  const [enrolling, setEnrolling] = useState(false);
  return (
    <>
      {error && <Callout tone="bad">{error.message}</Callout>}
      {nodes && nodes.length === 0 && !enrolling && (
        <EmptyState icon="server" title="No servers yet">
          Add the first one: any machine with OpenSSH that should trust this cluster.
        </EmptyState>
      )}
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
      {enrolling ? (
        <Section title="Add a server">
          <EnrolNode
            profileId={profileId}
            onEnrolled={() => void load()}
            onClose={() => setEnrolling(false)}
          />
        </Section>
      ) : (
        <div>
          <Button icon="plus" onClick={() => setEnrolling(true)}>
            Add a server
          </Button>
        </div>
      )}
    </>
  );
}
