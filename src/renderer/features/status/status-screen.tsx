import { formatDuration } from '#shared/lib/duration';
import type { ProfileState } from '#shared/ipc/app-state';
import type { Status } from '#shared/model/status';
import { requestsOf } from '../../stores/requests-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { EmptyState } from '../../ui/empty-state';
import { constraintText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';
import { Fact, Facts, Screen } from '../../ui/screen';
import { instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { inWords } from '../../ui/words';
import styles from './status-screen.module.css';
import { OwnTools } from './own-tools';

function AllowedResources({ profile, status }: { profile: ProfileState; status: Status }) {
  const views = useFrom(
    (stores) => stores.requests.store,
    (state) => requestsOf(state, profile.id).views,
  );
  const { allowedResources } = status;
  if (allowedResources === null) return <>everything the roles allow; nothing is assumed</>;
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
  if (ids.length === 0) return <>none</>;
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
  const text = left > 0 ? `valid for ${formatDuration(left)}` : 'no longer valid';
  return (
    <>
      {instantText(at)} <span className={styles.muted}>[{text}]</span>
    </>
  );
}

/** Which parts of SSH are allowed: also what is not. */
function Extensions({ extensions }: { readonly extensions: Status['extensions'] }) {
  const parts = [
    { name: 'Terminal (PTY)', works: extensions.pty },
    { name: 'Port forwarding', works: extensions.portForwarding },
    { name: 'Agent forwarding', works: extensions.agentForwarding },
  ];
  return (
    <ul className={styles.list}>
      {parts.map(({ name, works }) => (
        <li key={name}>
          {name}:{' '}
          {works ? 'allowed' : <span className={styles.muted}>no role in use allows it</span>}
        </li>
      ))}
    </ul>
  );
}

function StatusFacts({ profile, status }: { profile: ProfileState; status: Status }) {
  const roles = [...status.roles, ...status.assumedRoles];
  return (
    <Facts>
      <Fact name="Profile">
        <code>https://{profile.cluster.address}</code>
      </Fact>
      <Fact name="Signed in as">{status.user.name}</Fact>
      <Fact name="Active request">
        <ActiveRequests ids={status.activeRequests} />
      </Fact>
      <Fact name="Cluster">{status.cluster}</Fact>
      <Fact name="Roles">
        {inWords(roles) || 'none'}
        {status.assumedRoles.length > 0 && (
          <span className={styles.muted}>
            {' '}
            — {inWords(status.assumedRoles)} by the active request
          </span>
        )}
      </Fact>
      <Fact name="Logins">{inWords(status.logins) || 'none'}</Fact>
      <Fact name="Allowed resources">
        <AllowedResources profile={profile} status={status} />
      </Fact>
      <Fact name="Valid until">
        <ValidUntil at={status.validUntil} />
      </Fact>
      <Fact name="SSH parts">
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
      <Screen title="Status">
        <EmptyState icon="status" title="Nobody is signed in">
          Sign in to see what this profile may do right now.
        </EmptyState>
      </Screen>
    );
  const { status } = profile;
  return (
    <Screen title="Status" description="What the certificate of this profile says, at this moment.">
      <StatusFacts profile={profile} status={status} />
      <OwnTools profile={profile} />
    </Screen>
  );
}
