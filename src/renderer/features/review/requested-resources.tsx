import type { AccessRequestView } from '#shared/model/access-request';
import type { RequestedResource } from '#shared/model/constraint';
import { openingKey } from '../../stores/terminals-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button, IconButton } from '../../ui/button';
import { LabelChip } from '../../ui/chip';
import { Icon } from '../../ui/icon';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu';
import { Section } from '../../ui/screen';
import { constraintText, inWords } from '../../ui/words';
import styles from './requested-resources.module.css';
import { resourceName } from './resource-names';

interface PartProps {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly requested: RequestedResource;
}

/** What one may log in as under a request: what it gives now, and where that is not known, what was asked for. */
function loginsOf(view: AccessRequestView, { id, constraint }: RequestedResource) {
  const asked = constraint.type === 'ssh_logins' ? constraint.logins : [];
  return view.logins[id] ?? asked;
}

/** Assumes the request where that is still to do, and opens a terminal: one click from approval to a shell. */
function Connect({ profileId, view, requested }: PartProps) {
  const { actions } = useStores();
  const logins = loginsOf(view, requested);
  const resource = requested.id;
  const name = resourceName(view, resource);
  const isActive = useActiveProfile()?.status?.activeRequests.includes(view.request.id) ?? false;
  const opening = useFrom(
    (stores) => stores.terminals.store,
    (state) =>
      logins.some((login) => state.opening.includes(openingKey({ profileId, resource, login }))),
  );
  const assume = isActive ? null : view.request.id;
  const connect = (login: string) =>
    void actions.connect({ profileId, resource, name, login, assume });
  const [first] = logins;
  if (first === undefined) return null;
  const button = { size: 's', variant: 'primary', icon: 'terminal', busy: opening } as const;
  if (logins.length === 1)
    return (
      <Button
        {...button}
        aria-label={`Connect to ${name} as ${first}`}
        onClick={() => connect(first)}
      >
        Connect as {first}
      </Button>
    );
  const trigger = (
    <Button {...button} aria-label={`Connect to ${name}`}>
      Connect
    </Button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuLabel>Log in to {name} as</MenuLabel>
      {logins.map((login) => (
        <MenuItem key={login} icon="terminal" mono onSelect={() => connect(login)}>
          {login}
        </MenuItem>
      ))}
    </Menu>
  );
}

function ResourceLine(props: PartProps) {
  const { profileId, view, requested } = props;
  const { why } = useStores();
  const logins = loginsOf(view, requested);
  const isMine = useActiveProfile()?.status?.user.id === view.request.requester.id;
  const resource = view.resources.find((each) => each.id === requested.id);
  const name = resourceName(view, requested.id);
  const isNode = resource?.kind === 'node';
  return (
    <li className={styles.line}>
      <span className={styles.icon}>
        <Icon name={isNode ? 'server' : 'cube'} />
      </span>
      <div className={styles.words}>
        <span>
          <strong className={styles.name}>{name}</strong>{' '}
          <span className={styles.as}>
            {constraintText(requested.constraint)}
            {requested.constraint.type === 'by-role' && logins.length > 0 && `: ${inWords(logins)}`}
          </span>
        </span>
        {resource && (
          <span className={styles.labels}>
            {Object.entries(resource.labels).map(([key, value]) => (
              <LabelChip key={key} name={key} value={value} />
            ))}
          </span>
        )}
      </div>
      {view.can.assume && isNode && <Connect {...props} />}
      {isMine && (
        <IconButton
          icon="info"
          size="s"
          label={`Why can I, or can I not, use ${name}`}
          onClick={() => why.open({ profileId, resource: requested.id, name, logins })}
        />
      )}
    </li>
  );
}

/** What is asked for, each resource with the logins asked for on it. */
export function RequestedResources(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
}) {
  const { profileId, view } = props;
  return (
    <Section title="What">
      <ul className={styles.list}>
        {view.request.resources.map((requested) => (
          <ResourceLine
            key={requested.id}
            profileId={profileId}
            view={view}
            requested={requested}
          />
        ))}
      </ul>
    </Section>
  );
}
