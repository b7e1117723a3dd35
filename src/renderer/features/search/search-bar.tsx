import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Spinner } from '../../ui/spinner';
import styles from './search-bar.module.css';

/** The search field. It has the keyboard from the start; the arrow keys walk through the rows below. */
export function SearchBar(props: {
  readonly listId: string | null;
  readonly activeRowId: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { search, navigation } = useStores();
  const query = useFrom(
    () => search.store,
    (state) => state.query,
  );
  const loading = useFrom(
    () => search.store,
    (state) => state.loading,
  );
  const focusWish = useFrom(
    () => navigation.store,
    (state) => state.searchFocus,
  );
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [focusWish]);
  const clear = () => {
    search.setQuery('');
    input.current?.focus();
  };
  return (
    <div className={styles.bar} role="search">
      {loading ? <Spinner size={16} /> : <Icon name="search" />}
      <input
        ref={input}
        type="search"
        className={styles.input}
        aria-label="Search resources"
        aria-controls={props.listId ?? undefined}
        aria-activedescendant={props.activeRowId ?? undefined}
        placeholder="Search by name or label"
        spellCheck={false}
        autoComplete="off"
        maxLength={1024}
        value={query}
        onChange={(event) => search.setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query !== '') clear();
          else props.onKeyDown(event);
        }}
      />
      {query === '' ? (
        <kbd className={styles.hint} aria-hidden="true">
          /
        </kbd>
      ) : (
        <IconButton icon="close" label="Clear the search" size="s" onClick={clear} />
      )}
    </div>
  );
}
