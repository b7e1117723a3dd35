import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import { mostPins } from '#shared/model/limits';
import { principalTypesOf, type Choices } from '#shared/model/principal';
import { awsConsole } from '#shared/model/resource-protocols';
import type { ResourceRow } from '#shared/model/search';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { MenuItem, RareMenu } from '../../ui/menu';
import { choicesText } from '../../ui/principal-words';
import { terminalLogins } from '../../stores/primary-action';

/** What a kind other than machines is good for here: nothing is promised that the app does not do. */
function whatARequestGives({ resource, available }: ResourceRow): string | undefined {
  const { kind, protocol } = resource;
  if (kind === 'node') return undefined;
  const gives = protocol === awsConsole ? 'aws' : kind;
  const held = choicesText(available);
  const now = held === '' ? [] : [t('search.menu.now', { held })];
  return [t('search.menu.gives', { gives }), ...now].join(' ');
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
    toasts.error({ message: t('search.pins.full', { count: mostPins }), details: [] });
  };
  return (
    <MenuItem icon="pin" onSelect={toggle}>
      {t(isPinned ? 'search.menu.unpin' : 'search.menu.pin')}
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
    <RareMenu
      trigger={<IconButton icon="more" size="s" label={t('search.menu.label', { name })} />}
      note={whatARequestGives(row)}
    >
      <MenuItem icon="info" onSelect={ask}>
        {t('search.menu.why')}
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
            {actionTitle('files.open')}
          </MenuItem>
        ))}
      {row.requests.map((request, index) => (
        <MenuItem key={request} icon="requests" onSelect={() => navigation.openRequest(request)}>
          {index === 0
            ? t('search.menu.request')
            : t('search.menu.requestNamed', { id: request.slice(0, 8) })}
        </MenuItem>
      ))}
      <PinItem row={row} />
      <MenuItem icon="copy" onSelect={() => void actions.copy(id, t('search.menu.id'))}>
        {t('search.menu.copyId')}
      </MenuItem>
    </RareMenu>
  );
}
