import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import type { LockTarget } from '#shared/model/lock';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { askedFor, resourceName } from '../../ui/request-names';

/** Locks the request, who made it, or one of the resources that it is for. */
export function LockMenu(props: { readonly profileId: string; readonly view: AccessRequestView }) {
  const { profileId, view } = props;
  const { locks } = useStores();
  const { id, state, requester, resources } = view.request;
  const isOpen = state === 'PENDING' || state === 'APPROVED';
  const lock = (on: LockTarget, name: string) => locks.open({ profileId, target: { on, name } });
  return (
    <Menu
      trigger={
        <Button variant="quiet" icon="lock">
          {t('review.lock.menu')}
        </Button>
      }
    >
      {isOpen && (
        <MenuItem
          icon="requests"
          onSelect={() =>
            lock(
              { kind: 'request', target: id },
              t('review.lock.requestName', { who: requester.name, what: askedFor(view) }),
            )
          }
        >
          {t('review.lock.request')}
        </MenuItem>
      )}
      <MenuItem
        icon="user"
        onSelect={() => lock({ kind: 'user', target: requester.id }, requester.name)}
      >
        {requester.name}
      </MenuItem>
      {view.resources
        .filter((resource) => resources.some((each) => each.id === resource.id))
        .map((resource) => (
          <MenuItem
            key={resource.id}
            icon="server"
            onSelect={() =>
              lock({ kind: 'resource', target: resource.id }, resourceName(view, resource.id))
            }
          >
            {resourceName(view, resource.id)}
          </MenuItem>
        ))}
    </Menu>
  );
}
