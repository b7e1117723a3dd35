import type { ResourceRow } from '#shared/model/search';
import { openingKey } from '../../stores/terminals-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button, IconButton } from '../../ui/button';
import { Menu, MenuItem, MenuLabel } from '../../ui/menu';
import { mayRequest, primaryAction } from './primary-action';

function useConnect(row: ResourceRow) {
  const { actions } = useStores();
  const profileId = useActiveProfile()?.id ?? '';
  const { id: resource, name } = row.resource;
  const opening = useFrom(
    (stores) => stores.terminals.store,
    (state) =>
      row.availableLogins.some((login) =>
        state.opening.includes(openingKey({ profileId, resource, login })),
      ),
  );
  const connect = (login: string) =>
    void actions.connect({ profileId, resource, name, login, assume: null });
  return { opening, connect };
}

function ConnectButton({ row }: { readonly row: ResourceRow }) {
  const { opening, connect } = useConnect(row);
  const { availableLogins: logins } = row;
  const [only] = logins;
  const button = { size: 's', variant: 'primary', busy: opening } as const;
  const label = `Connect to ${row.resource.name}`;
  if (only !== undefined && logins.length === 1)
    return (
      <Button {...button} aria-label={`${label} as ${only}`} onClick={() => connect(only)}>
        Connect
      </Button>
    );
  const trigger = (
    <Button {...button} aria-label={label}>
      Connect
    </Button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuLabel>Log in to {row.resource.name} as</MenuLabel>
      {logins.map((login) => (
        <MenuItem key={login} icon="terminal" mono onSelect={() => connect(login)}>
          {login}
        </MenuItem>
      ))}
    </Menu>
  );
}

function RequestButton({ row }: { readonly row: ResourceRow }) {
  const { cart } = useStores();
  const { id, name } = row.resource;
  const inCart = useFrom(
    () => cart.store,
    (state) => state.items.some((item) => item.id === id),
  );
  return (
    <Button
      size="s"
      icon={inCart ? 'check' : 'plus'}
      aria-pressed={inCart}
      aria-label={`${inCart ? 'Added' : 'Request'} ${name}`}
      title={inCart ? 'Take it out of the request' : 'Add it to a request'}
      onClick={() => cart.toggle(row)}
    >
      {inCart ? 'Added' : 'Request'}
    </Button>
  );
}

function MoreMenu({ row }: { readonly row: ResourceRow }) {
  const { actions, why, navigation } = useStores();
  const profile = useActiveProfile();
  const { id, name } = row.resource;
  const logins = [...new Set([...row.availableLogins, ...row.requestableLogins])];
  const ask = () => {
    if (!profile) return;
    const asked = logins.length > 0 ? logins : [profile.userName];
    why.open({ profileId: profile.id, resource: id, name, logins: asked });
  };
  return (
    <Menu trigger={<IconButton icon="more" size="s" label={`More about ${name}`} />}>
      <MenuItem icon="info" onSelect={ask}>
        Why can I, or can I not
      </MenuItem>
      {row.requests.map((request, index) => (
        <MenuItem key={request} icon="requests" onSelect={() => navigation.openRequest(request)}>
          {index === 0 ? 'Show the request' : `Show request ${request.slice(0, 8)}`}
        </MenuItem>
      ))}
      <MenuItem icon="copy" onSelect={() => void actions.copy(id, 'Resource id')}>
        Copy the resource id
      </MenuItem>
    </Menu>
  );
}

/** What can be done with a resource. What one has comes first; more may be asked for beside it. */
export function RowActions({ row }: { readonly row: ResourceRow }) {
  const { navigation } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const action = primaryAction(row);
  return (
    <>
      {action.type === 'connect' && <ConnectButton row={row} />}
      {action.type === 'open-request' && (
        <Button
          size="s"
          aria-label={`Show the request for ${row.resource.name}`}
          onClick={() => navigation.openRequest(action.request)}
        >
          Show request
        </Button>
      )}
      {mayAsk && mayRequest(row) && <RequestButton row={row} />}
      <MoreMenu row={row} />
    </>
  );
}
