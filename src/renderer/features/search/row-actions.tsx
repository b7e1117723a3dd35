import { t } from '#shared/i18n/text';
import type { ResourceRow } from '#shared/model/search';
import { askableLogins } from '../../stores/ask-to-connect-store';
import { openingKey } from '../../stores/terminals-store';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { MenuItem, MenuLabel, RareMenu } from '../../ui/menu';
import { mayRequest, primaryAction, terminalLogins } from '../../stores/primary-action';
import { RowMenu } from './row-menu';

function useConnect(row: ResourceRow) {
  const { actions } = useStores();
  const profileId = useActiveProfile()?.id ?? '';
  const { id: resource, name } = row.resource;
  const opening = useFrom(
    (stores) => stores.terminals.store,
    (state) =>
      terminalLogins(row).some((login) =>
        state.opening.includes(openingKey({ profileId, resource, login })),
      ),
  );
  const connect = (login: string) =>
    void actions.connect({ profileId, resource, name, login, assume: null });
  return { opening, connect };
}

function ConnectButton({ row }: { readonly row: ResourceRow }) {
  const { opening, connect } = useConnect(row);
  const logins = terminalLogins(row);
  const [only] = logins;
  const button = { size: 's', variant: 'primary', busy: opening } as const;
  const { name } = row.resource;
  if (only !== undefined && logins.length === 1)
    return (
      <Button
        {...button}
        aria-label={t('search.connect.toAs', { name, login: only })}
        onClick={() => connect(only)}
      >
        {t('words.connect')}
      </Button>
    );
  const trigger = (
    <Button {...button} aria-label={t('search.connect.to', { name })}>
      {t('words.connect')}
    </Button>
  );
  return (
    <RareMenu trigger={trigger}>
      <MenuLabel>{t('search.connect.as', { name })}</MenuLabel>
      {logins.map((login) => (
        <MenuItem key={login} icon="terminal" mono onSelect={() => connect(login)}>
          {login}
        </MenuItem>
      ))}
    </RareMenu>
  );
}

interface RowActionsProps {
  readonly row: ResourceRow;
  /** Asks for it, or takes that back; `isRange`: for all from the last one to here. */
  readonly onRequest: (isRange: boolean) => void;
}

function RequestButton(props: RowActionsProps) {
  const { row, onRequest } = props;
  const { cart } = useStores();
  const { id, name } = row.resource;
  const inCart = useFrom(
    () => cart.store,
    (state) => state.items.some((item) => item.from === id),
  );
  return (
    <Button
      size="s"
      icon={inCart ? 'check' : 'plus'}
      aria-pressed={inCart}
      aria-label={t(inCart ? 'search.request.addedNamed' : 'search.request.named', { name })}
      title={t(inCart ? 'search.request.takeOut' : 'search.request.addRange')}
      onClick={(event) => onRequest(event.shiftKey)}
    >
      {t(inCart ? 'search.request.added' : 'search.request.request')}
    </Button>
  );
}

/** Connecting to what one does not have yet: asks first. */
function AskButton({ row }: { readonly row: ResourceRow }) {
  const { askToConnect } = useStores();
  const profileId = useActiveProfile()?.id ?? '';
  return (
    <Button
      size="s"
      icon="terminal"
      aria-label={t('search.connect.onceApproved', { name: row.resource.name })}
      onClick={() => askToConnect.open(profileId, row)}
    >
      {t('search.connect.ask')}
    </Button>
  );
}

/** What can be done with a resource. What one has comes first; more may be asked for beside it. */
export function RowActions(props: RowActionsProps) {
  const { row } = props;
  const { navigation } = useStores();
  const mayAsk = useActiveProfile()?.status?.can.request ?? false;
  const action = primaryAction(row);
  return (
    <>
      {action.type === 'connect' && <ConnectButton row={row} />}
      {action.type === 'open-request' && (
        <Button
          size="s"
          aria-label={t('search.request.showNamed', { name: row.resource.name })}
          onClick={() => navigation.openRequest(action.request)}
        >
          {t('search.request.show')}
        </Button>
      )}
      {mayAsk && action.type === 'request' && askableLogins(row).length > 0 && (
        <AskButton row={row} />
      )}
      {mayAsk && mayRequest(row) && <RequestButton {...props} />}
      <RowMenu row={row} />
    </>
  );
}
