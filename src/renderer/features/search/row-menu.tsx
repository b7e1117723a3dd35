import { mostPins } from '#shared/model/limits';
import { principalTypesOf, type Choices } from '#shared/model/principal';
import type { Resource } from '#shared/model/resource';
import { awsConsole } from '#shared/model/resource-protocols';
import type { ResourceRow } from '#shared/model/search';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { choicesText } from '../../ui/principal-words';
import { kindPlurals } from '../../ui/words';
import { terminalLogins } from '../../stores/primary-action';

/** What an approved request for a kind other than machines names. */
function granted({ kind, protocol }: Resource): string {
  switch (kind) {
    case 'db':
      return 'the database users and databases';
    case 'windows_desktop':
      return 'the logins';
    case 'app':
      return protocol === awsConsole ? 'the AWS roles' : 'the application';
    default:
      return 'the groups and users, and the part of the cluster,';
  }
}

/** What a kind other than machines is good for here: nothing is promised that the app does not do. */
function whatARequestGives({ resource, available }: ResourceRow): string | undefined {
  if (resource.kind === 'node') return undefined;
  const now = choicesText(available);
  const held = now === '' ? '' : ` You may use it now as ${now}.`;
  return `Daypass does not open connections to ${kindPlurals[resource.kind]} yet. An approved request writes ${granted(resource)} that you were granted into your certificate while you assume it.${held}`;
}

/** Everything that one may use or ask for, to ask about. */
function everyChoice(row: ResourceRow): Choices {
  const types = principalTypesOf[row.resource.kind].map((type) => {
    const values = [...(row.available[type] ?? []), ...(row.requestable[type] ?? [])];
    return [type, [...new Set(values)]] as const;
  });
  return Object.fromEntries(types.filter(([, values]) => values.length > 0));
}

/** Puts a resource before the others, on this computer alone, or back among them. */
function PinItem({ row }: { readonly row: ResourceRow }) {
  const { pins, toasts } = useStores();
  const { id, name } = row.resource;
  const isPinned = useFrom(
    () => pins.store,
    (state) => state.pins.some((pin) => pin.id === id),
  );
  const toggle = () => {
    if (pins.toggle({ id, name })) return;
    const message = `${mostPins} resources are pinned, which is the most there can be. Take one away first.`;
    toasts.error({ message, details: [] });
  };
  return (
    <MenuItem icon="pin" onSelect={toggle}>
      {isPinned ? 'Unpin' : 'Pin to the top'}
    </MenuItem>
  );
}

/** More about a resource, and what its kind allows. */
export function RowMenu({ row }: { readonly row: ResourceRow }) {
  const { actions, why, navigation } = useStores();
  const profile = useActiveProfile();
  const { id, name, kind } = row.resource;
  const ask = () => {
    if (!profile) return;
    const known = everyChoice(row);
    const isNamed = kind !== 'node' || known.login !== undefined;
    const choices = isNamed ? known : { login: [profile.userName] };
    why.open({ profileId: profile.id, resource: id, name, kind, choices });
  };
  return (
    <Menu
      trigger={<IconButton icon="more" size="s" label={`More about ${name}`} />}
      note={whatARequestGives(row)}
    >
      <MenuItem icon="info" onSelect={ask}>
        Why can I, or can I not
      </MenuItem>
      {profile &&
        terminalLogins(row).map((login) => (
          <MenuItem
            key={login}
            icon="folder"
            hint={login}
            onSelect={() =>
              void actions.transferFiles({
                ...{ profileId: profile.id, resource: id, name, login, assume: null },
              })
            }
          >
            Transfer files
          </MenuItem>
        ))}
      {row.requests.map((request, index) => (
        <MenuItem key={request} icon="requests" onSelect={() => navigation.openRequest(request)}>
          {index === 0 ? 'Show the request' : `Show request ${request.slice(0, 8)}`}
        </MenuItem>
      ))}
      <PinItem row={row} />
      <MenuItem icon="copy" onSelect={() => void actions.copy(id, 'Resource id')}>
        Copy the resource id
      </MenuItem>
    </Menu>
  );
}
