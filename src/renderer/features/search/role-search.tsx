import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { t } from '#shared/i18n/text';
import { rolesFor } from '../../stores/roles-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Filters } from './filters';
import { moved } from './moved';
import { RoleRow } from './role-row';
import styles from './resource-search.module.css';
import rows from './role-search.module.css';
import { SearchBar } from './search-bar';

/** Why there are no roles to be seen, and what to do. */
function NoRoles() {
  const { roles, search } = useStores();
  const { error, loaded } = useFrom(
    () => roles.store,
    (state) => state,
  );
  const query = useFrom(
    () => search.store,
    (state) => state.query,
  );
  if (error)
    return (
      <Callout
        tone="bad"
        title={t('search.roles.unread')}
        details={error.details}
        actions={
          <Button size="s" onClick={() => void roles.load()}>
            {t('words.tryAgain')}
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  if (!loaded) return null;
  return query.trim() === '' ? (
    <EmptyState icon="key" title={t('search.roles.none')}>
      {t('search.roles.noneHint')}
    </EmptyState>
  ) : (
    <EmptyState
      icon="search"
      title={t('search.none')}
      actions={<Button onClick={search.clearFilters}>{t('search.clear')}</Button>}
    >
      {t('search.roles.noMatch')}
    </EmptyState>
  );
}

/** Finding a role by its name or what it contains, and asking for it, by keyboard alone if one likes. */
export function RoleSearch() {
  const { search, roles, cart } = useStores();
  const query = useFrom(
    () => search.store,
    (state) => state.query,
  );
  const all = useFrom(
    () => roles.store,
    (state) => state.rows,
  );
  const [chosen, setChosen] = useState({ query, index: 0 });
  const listId = useId();
  useEffect(() => void roles.load(), [roles]);
  const found = rolesFor(all, query);
  const active = Math.min(chosen.query === query ? chosen.index : 0, Math.max(0, found.length - 1));
  const setActive = (index: number) => setChosen({ query, index });
  const role = found[active];
  const idOf = (index: number) => `${listId}-role-${index}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, active, found.length);
    if (next !== null && found.length > 0) {
      event.preventDefault();
      setActive(next);
      document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && role && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      cart.toggleRole(role.name);
    }
  };
  return (
    <div className={styles.search}>
      <h1 className={styles.title}>{t('search.title')}</h1>
      <SearchBar
        listId={role ? listId : null}
        activeRowId={role ? idOf(active) : null}
        onKeyDown={onKeyDown}
      />
      <Filters count={found.length} />
      {found.length === 0 ? (
        <NoRoles />
      ) : (
        <div className={rows.scroller}>
          {/* The arrow keys are a shortcut between buttons that Tab reaches as well. */}
          {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
          <div id={listId} role="grid" aria-label={t('search.show.roles')} onKeyDown={onKeyDown}>
            {found.map((each, index) => (
              <RoleRow
                key={each.name}
                id={idOf(index)}
                role={each}
                active={index === active}
                onPoint={() => setActive(index)}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
