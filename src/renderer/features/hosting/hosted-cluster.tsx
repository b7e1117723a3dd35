import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { HostedCluster as Hosted } from '#shared/ipc/app-state';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { classes } from '../../ui/classes';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import styles from './hosted-cluster.module.css';

function DemoUser({ user }: { readonly user: Hosted['demoUsers'][number] }) {
  const [visible, setVisible] = useState(false);
  return (
    <li className={styles.user}>
      <span>
        <strong>{user.name}</strong> <span className={styles.roles}>{user.roles.join(', ')}</span>
      </span>
      {visible ? (
        <code>{user.password}</code>
      ) : (
        <Button
          size="s"
          icon="eye"
          aria-label={t('hosting.demoUsers.showOf', { name: user.name })}
          onClick={() => setVisible(true)}
        >
          {t('hosting.demoUsers.show')}
        </Button>
      )}
    </li>
  );
}

function Details({ hosted }: { readonly hosted: Hosted }) {
  const { actions } = useStores();
  return (
    <>
      <h2 className={styles.heading}>{hosted.name}</h2>
      {hosted.warnings.map((warning) => (
        <Callout key={warning} tone="warn">
          {warning}
        </Callout>
      ))}
      <dl className={styles.facts}>
        <dt>{t('hosting.api')}</dt>
        <dd>
          <code>{hosted.apiAddress}</code>
        </dd>
        <dt>{t('hosting.gateway')}</dt>
        <dd>
          <code>{hosted.proxyAddress}</code>
        </dd>
        <dt>{t('hosting.pin')}</dt>
        <dd>
          <code className={styles.pin}>{hosted.pin}</code>
        </dd>
      </dl>
      {hosted.demoUsers.length > 0 && (
        <div>
          <h3 className={styles.heading}>{t('hosting.demoUsers.title')}</h3>
          <p className={styles.roles}>{t('hosting.demoUsers.note')}</p>
          <ul>
            {hosted.demoUsers.map((user) => (
              <DemoUser key={user.name} user={user} />
            ))}
          </ul>
        </div>
      )}
      <Button
        icon="refresh"
        onClick={() => void actions.run('cluster.restart', { otherPorts: false })}
      >
        {t('hosting.restart')}
      </Button>
    </>
  );
}

/** The cluster that this computer hosts: its state at a glance, everything else on demand. */
export function HostedCluster() {
  const hosted = useApp((state) => state.hosted);
  if (!hosted) return null;
  const { state, name, warnings } = hosted;
  const trigger = (
    <button type="button" className={styles.trigger}>
      <span className={classes(styles.dot, styles[state])} aria-hidden="true" />
      <span className={styles.words}>
        <span className={styles.name}>{name || t('hosting.unnamed')}</span>
        <span className={styles.state}>
          {t(`hosting.state.${state}`)}
          {warnings.length > 0 && ` · ${t('hosting.warnings', { count: warnings.length })}`}
        </span>
      </span>
      {warnings.length > 0 && <Icon name="warning" size={14} />}
    </button>
  );
  return (
    <Popover trigger={trigger} label={t('hosting.label', { name })} side="top">
      <Details hosted={hosted} />
    </Popover>
  );
}
