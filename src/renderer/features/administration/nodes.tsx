import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { healthText, healthTones } from '../../ui/health-words';
import { RichText } from '../../ui/rich-text';
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
          {builtIn ? t('servers.builtIn') : tunnel ? t('servers.tunnel') : address}
        </span>
        {health && <Badge tone={healthTones[health.state]}>{healthText(health)}</Badge>}
      </div>
      <NodeFacts node={node} />
      <span className={styles.muted}>
        <RichText id="servers.hostKey" values={{ fingerprint: hostKeyFingerprint }} />
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
        {t('servers.enrol')}
      </Button>
      <Button onClick={() => onChoose('by-hand')}>{t('servers.byHand.title')}</Button>
    </div>
  );
}

function NoNodes() {
  return (
    <EmptyState icon="server" title={t('servers.empty.title')}>
      {t('servers.empty.body')}
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
        <ul className={styles.nodes} aria-label={t('servers.title')}>
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
        <Section title={t('servers.byHand.title')}>
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
