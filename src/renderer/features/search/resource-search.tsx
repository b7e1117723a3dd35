import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '#shared/i18n/text';
import type { ResourceRow } from '#shared/model/search';
import { useActiveProfile, useApp, useFrom, useStores } from '../../stores/use-stores';
import { Spinner } from '../../ui/spinner';
import { Filters } from './filters';
import { moved } from './moved';
import { NoResources } from './no-resources';
import { primaryAction, terminalLogins } from '../../stores/primary-action';
import { ResourceList, rowIdOf } from './resource-list';
import styles from './resource-search.module.css';
import { RoleSearch } from './role-search';
import { SearchBar } from './search-bar';
import { usePicking } from './use-picking';

function usePrimaryAction() {
  const { actions, cart, navigation } = useStores();
  const profile = useActiveProfile();
  return (row: ResourceRow, rowElement: Element | null) => {
    const action = primaryAction(row);
    const { id: resource, name } = row.resource;
    const logins = terminalLogins(row);
    const [login] = logins;
    if (action.type === 'open-request') navigation.openRequest(action.request);
    else if (action.type === 'request') cart.toggle(row);
    else if (action.type === 'connect' && profile && login !== undefined) {
      const input = { profileId: profile.id, resource, name, login, assume: null };
      if (logins.length === 1) void actions.connect(input);
      // Several logins: the row's own button opens the menu to choose from.
      else rowElement?.querySelector<HTMLElement>('button[aria-haspopup="menu"]')?.focus();
    }
  };
}

/**
 * What Enter does: the next thing with the row that answers what is typed. Before there is an answer it waits for
 * it, because what is still shown may be another resource.
 */
function useEnter(row: ResourceRow | undefined, rowId: string): () => void {
  const { search } = useStores();
  const { query, answeredQuery } = useFrom(
    () => search.store,
    (state) => state,
  );
  const act = usePrimaryAction();
  const wish = useRef<string | null>(null);
  const isAnswered = answeredQuery === query.trim();
  const actNow = () => {
    wish.current = null;
    if (row) act(row, document.getElementById(rowId));
  };
  useEffect(() => {
    if (isAnswered && wish.current === query) actNow();
  });
  return () => {
    wish.current = query;
    if (isAnswered) actNow();
  };
}

/** While the cluster of this computer starts, one can type already. */
function Arriving() {
  const isArriving = useApp(
    ({ arriving, activeProfile }) => activeProfile !== null && arriving.includes(activeProfile),
  );
  return (
    <p className={styles.arriving} role="status">
      {isArriving && (
        <>
          <Spinner /> {t('search.arriving')}
        </>
      )}
    </p>
  );
}

/** Finding a resource and doing the next thing with it, by keyboard alone if one likes. */
function RowSearch() {
  const { search } = useStores();
  const { rows, answered, query, total, wanted } = useFrom(
    () => search.store,
    (state) => state,
  );
  // A new query starts at its first row, or at the one that was led to.
  const [chosen, setChosen] = useState<{
    query: string;
    wanted: string | null;
    index: number;
  } | null>(null);
  const listId = useId();
  const led = wanted === null ? -1 : rows.findIndex(({ resource }) => resource.id === wanted);
  const isChosen = chosen?.query === query && chosen.wanted === wanted;
  const active = isChosen ? chosen.index : Math.max(0, led);
  const setActive = (index: number) => setChosen({ query, wanted, index });
  const position = Math.min(active, Math.max(0, rows.length - 1));
  const row = rows[position];
  const rowId = rowIdOf(listId, position);
  const enter = useEnter(row, rowId);
  const picking = usePicking(position);

  const onKeyDown = (event: KeyboardEvent, columns = 1) => {
    const isOnButton = event.target instanceof HTMLButtonElement;
    const isWriting = event.target instanceof HTMLInputElement;
    const next = moved(event.key, position, rows.length, isWriting ? 1 : columns);
    if (next !== null && rows.length > 0) {
      event.preventDefault();
      if (event.shiftKey) picking.extend(next);
      setActive(next);
    } else if (event.key === ' ' && !isOnButton && !isWriting) {
      event.preventDefault();
      picking.toggle(position);
    } else if (event.key === 'Enter' && !isOnButton) {
      event.preventDefault();
      enter();
    }
  };
  return (
    <div className={styles.search}>
      <h1 className={styles.title}>{t('search.title')}</h1>
      <SearchBar
        listId={row ? listId : null}
        activeRowId={row ? rowId : null}
        onKeyDown={onKeyDown}
      />
      <Filters count={total} />
      {rows.length > 0 ? (
        <ResourceList
          id={listId}
          active={position}
          onActive={setActive}
          onKeyDown={onKeyDown}
          onRequest={(index, isRange) => picking.toggle(index, isRange)}
        />
      ) : answered ? (
        <NoResources />
      ) : (
        <Arriving />
      )}
    </div>
  );
}

/** What can be looked for: resources, and the roles that may be asked for by name. */
export function ResourceSearch() {
  const isRoles = useFrom(
    (stores) => stores.search.store,
    (state) => state.show === 'roles',
  );
  return isRoles ? <RoleSearch /> : <RowSearch />;
}
