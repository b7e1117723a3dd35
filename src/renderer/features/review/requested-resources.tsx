import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { constrainedTo, type RequestedResource } from '#shared/model/constraint';
import type { Choices } from '#shared/model/principal';
import type { ResourceKind } from '#shared/model/resource';
import { parseResourceId } from '#shared/model/resource-id';
import { openingKey } from '../../stores/terminals-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button, IconButton } from '../../ui/button';
import { LabelChip } from '../../ui/chip';
import { KindIcon } from '../../ui/kind-icon';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu';
import { choicesText, constraintText } from '../../ui/principal-words';
import { Section } from '../../ui/screen';

import styles from './requested-resources.module.css';
import { resourceName } from '../../ui/request-names';

interface PartProps {
  readonly profileId: string;
  readonly view: AccessRequestView;
  readonly requested: RequestedResource;
}

/** As whom one may use a resource under a request: what it gives now, and where that is not known, what was asked. */
function choicesOf(view: AccessRequestView, { id, constraint }: RequestedResource): Choices {
  return view.principals[id] ?? constrainedTo(constraint) ?? {};
}

/** The whole of what is shortened where it is read: ARNs of AWS roles. */
function fullNames(constraint: RequestedResource['constraint']): string | undefined {
  return constraint.type === 'aws_role_arns' ? constraint.arns.join('\n') : undefined;
}

function kindOf(id: string): ResourceKind {
  const parsed = parseResourceId(id);
  return parsed.ok ? parsed.value.kind : 'node';
}

/** Assumes the request where that is still to do, and opens a terminal: one click from approval to a shell. */
function Connect({ profileId, view, requested }: PartProps) {
  const { actions } = useStores();
  const logins = choicesOf(view, requested).login ?? [];
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
        aria-label={t('review.what.connectToAs', { resource: name, login: first })}
        onClick={() => connect(first)}
      >
        {t('review.what.connectAs', { login: first })}
      </Button>
    );
  const trigger = (
    <Button {...button} aria-label={t('review.what.connect', { resource: name })}>
      {t('words.connect')}
    </Button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuLabel>{t('review.what.logInAs', { resource: name })}</MenuLabel>
      {logins.map((login) => (
        <MenuItem key={login} icon="terminal" mono onSelect={() => connect(login)}>
          {login}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** "Why" about one's own request, and for administrators about the requester's. */
function Why({ profileId, view, requested }: PartProps) {
  const { why } = useStores();
  const status = useActiveProfile()?.status;
  const { requester } = view.request;
  const isMine = status?.user.id === requester.id;
  if (!isMine && status?.can.administer !== true) return null;
  const { id: resource } = requested;
  const name = resourceName(view, resource);
  const choices = choicesOf(view, requested);
  const question = { profileId, resource, name, kind: kindOf(resource), choices };
  return (
    <IconButton
      icon="info"
      size="s"
      label={
        isMine
          ? t('review.what.why', { resource: name })
          : t('review.what.whyOther', { who: requester.name, resource: name })
      }
      onClick={() => why.open(isMine ? question : { ...question, user: requester.name })}
    />
  );
}

function ResourceLine(props: PartProps) {
  const { view, requested } = props;
  const { constraint, id } = requested;
  const given = choicesText(choicesOf(view, requested));
  const resource = view.resources.find((each) => each.id === id);
  return (
    <li className={styles.line}>
      <span className={styles.icon}>
        <KindIcon kind={kindOf(id)} />
      </span>
      <div className={styles.words}>
        <span>
          <strong className={styles.name}>{resourceName(view, id)}</strong>{' '}
          <span className={styles.as} title={fullNames(constraint)}>
            {constraint.type === 'by-role' && given !== ''
              ? t('review.what.byRole', { how: constraintText(constraint), principals: given })
              : constraintText(constraint)}
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
      {view.can.assume && kindOf(id) === 'node' && <Connect {...props} />}
      <Why {...props} />
    </li>
  );
}

/** What is asked for, each resource with as whom. */
export function RequestedResources(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
}) {
  const { profileId, view } = props;
  return (
    <Section title={t('review.what.title')}>
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
