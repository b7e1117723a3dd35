import type { ReactNode } from 'react';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { formatDuration } from '#shared/lib/duration';
import type { ProfileState } from '#shared/ipc/app-state';
import type { Status } from '#shared/model/status';
import { requestsOf } from '../../stores/requests-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { EmptyState } from '../../ui/empty-state';
import { constraintText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';
import { RichText } from '../../ui/rich-text';
import { Fact, Facts, Screen } from '../../ui/screen';
import { instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './status-screen.module.css';
import { OwnTools } from './own-tools';

const tags = { muted: (inner: ReactNode) => <span className={styles.muted}>{inner}</span> };

function listed(names: readonly string[]): string {
  return names.length === 0 ? t('status.facts.none') : inWords(names);
}

function AllowedResources({ profile, status }: { profile: ProfileState; status: Status }) {
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profile.id).views,
  );
  const { allowedResources } = status;
  if (allowedResources === null) return t('status.facts.everything');
  const known = Object.values(views).flatMap((view) => view.resources);
  return (
    <ul className={styles.list}>
      {allowedResources.map(({ id, constraint }) => (
        <li key={id}>
          <strong>{resourceText(id, known.find((each) => each.id === id)?.name)}</strong>{' '}
          {constraintText(constraint)}
          <code className={styles.id}>{id}</code>
        </li>
      ))}
    </ul>
  );
}

function ActiveRequests({ ids }: { readonly ids: readonly string[] }) {
  const { navigation } = useStores();
  if (ids.length === 0) return t('status.facts.none');
  return ids.map((id) => (
    <button
      key={id}
      type="button"
      className={styles.link}
      onClick={() => navigation.openRequest(id, 'mine')}
    >
      {id}
    </button>
  ));
}

function ValidUntil({ at }: { readonly at: number }) {
  const left = at - useNow();
  const time = instantText(at);
  if (left <= 0) return <RichText id="status.facts.validNoLonger" values={{ time }} tags={tags} />;
  const values = { time, duration: formatDuration(left) };
  return <RichText id="status.facts.validFor" values={values} tags={tags} />;
}

/** Which parts of SSH are allowed: also what is not. */
function Extensions({ extensions }: { readonly extensions: Status['extensions'] }) {
  const parts = [
    { name: t('status.ssh.terminal'), works: extensions.pty },
    { name: t('status.ssh.portForwarding'), works: extensions.portForwarding },
    { name: t('status.ssh.agentForwarding'), works: extensions.agentForwarding },
  ];
  return (
    <ul className={styles.list}>
      {parts.map(({ name, works }) => (
        <li key={name}>
          <RichText
            id={works ? 'status.ssh.allowed' : 'status.ssh.notAllowed'}
            values={{ part: name }}
            tags={tags}
          />
        </li>
      ))}
    </ul>
  );
}

function StatusFacts({ profile, status }: { profile: ProfileState; status: Status }) {
  const roles = [...status.roles, ...status.assumedRoles];
  return (
    <Facts>
      <Fact name={t('status.facts.profile')}>
        <code>https://{profile.cluster.address}</code>
      </Fact>
      <Fact name={t('status.facts.signedInAs')}>{status.user.name}</Fact>
      <Fact name={t('status.facts.activeRequest')}>
        <ActiveRequests ids={status.activeRequests} />
      </Fact>
      <Fact name={t('status.facts.cluster')}>{status.cluster}</Fact>
      <Fact name={t('status.facts.roles')}>
        {status.assumedRoles.length > 0 ? (
          <RichText
            id="status.facts.rolesAndAssumed"
            values={{ roles: inWords(roles), assumed: inWords(status.assumedRoles) }}
            tags={tags}
          />
        ) : (
          listed(roles)
        )}
      </Fact>
      <Fact name={t('status.facts.logins')}>{listed(status.logins)}</Fact>
      <Fact name={t('status.facts.allowedResources')}>
        <AllowedResources profile={profile} status={status} />
      </Fact>
      <Fact name={t('status.facts.validUntil')}>
        <ValidUntil at={status.validUntil} />
      </Fact>
      <Fact name={t('status.facts.sshParts')}>
        <Extensions extensions={status.extensions} />
      </Fact>
    </Facts>
  );
}

/** What this profile holds at this moment, as its certificate says it. */
export function StatusScreen() {
  const profile = useActiveProfile();
  if (!profile?.status)
    return (
      <Screen title={t('status.screen.title')}>
        <EmptyState icon="status" title={t('status.nobody.title')}>
          {t('status.nobody.hint')}
        </EmptyState>
      </Screen>
    );
  const { status } = profile;
  return (
    <Screen title={t('status.screen.title')} description={t('status.screen.description')}>
      <StatusFacts profile={profile} status={status} />
      <OwnTools profile={profile} />
    </Screen>
  );
}
