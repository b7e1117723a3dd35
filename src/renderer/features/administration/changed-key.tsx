import { useState } from 'react';
import { t } from '#shared/i18n/text';
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
      <dt>{t('servers.changedKey.known')}</dt>
      <dd>
        <code>{node.hostKeyFingerprint}</code>
      </dd>
      <dt>{t('servers.changedKey.shown')}</dt>
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
      title={t('servers.changedKey.title')}
      actions={
        <Button size="s" onClick={() => setAsking(true)}>
          {t('servers.changedKey.compare')}
        </Button>
      }
    >
      <Keys node={node} fingerprint={fingerprint} />
      {t('servers.changedKey.body')}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('servers.changedKey.question', { name: node.resource.name })}
        description={t('servers.changedKey.how')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('servers.changedKey.refuse')}</Button>
            <Button variant="danger" onClick={() => void confirm()}>
              {t('servers.changedKey.trust')}
            </Button>
          </>
        }
      >
        <Keys node={node} fingerprint={fingerprint} />
      </Dialog>
    </Callout>
  );
}
