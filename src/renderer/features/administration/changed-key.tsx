import { useState } from 'react';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Dialog } from '../../ui/dialog';
import type { Node } from './node-facts';
import styles from './administration.module.css';

function Keys({ node, fingerprint }: { readonly node: Node; readonly fingerprint: string }) {
  return (
    <dl className={styles.keys}>
      <dt>Known</dt>
      <dd>
        <code>{node.hostKeyFingerprint}</code>
      </dd>
      <dt>Shown now</dt>
      <dd>
        <code>{fingerprint}</code>
      </dd>
    </dl>
  );
}

/** A changed host key stays refused until somebody has compared it and says so here. */
export function ChangedKey(props: {
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
      <Keys node={node} fingerprint={fingerprint} />
      If nobody changed its key, another machine may be in its place: keep refusing, and look at the
      server.
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
        <Keys node={node} fingerprint={fingerprint} />
      </Dialog>
    </Callout>
  );
}
