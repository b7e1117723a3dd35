import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import { BareInput, InputBar } from '../../ui/bare-input';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Spinner } from '../../ui/spinner';
import { PredicateInput } from './predicate-input';
import { PresetsMenu } from './presets-menu';
import styles from './search-bar.module.css';

interface BarProps {
  readonly listId: string | null;
  readonly activeRowId: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Words to search by. */
function WordsInput(props: BarProps & { readonly focus: number; readonly isRoles: boolean }) {
  const { focus, isRoles, listId, activeRowId, onKeyDown } = props;
  const { search } = useStores();
  const query = useFrom(
    () => search.store,
    (state) => state.query,
  );
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [focus]);
  const clear = () => {
    search.setQuery('');
    input.current?.focus();
  };
  return (
    <>
      <BareInput
        ref={input}
        type="search"
        className={styles.input}
        aria-label={t(isRoles ? 'search.field.roles' : 'search.field.resources')}
        aria-controls={listId ?? undefined}
        aria-activedescendant={activeRowId ?? undefined}
        placeholder={t(isRoles ? 'search.field.rolesBy' : 'search.field.resourcesBy')}
        maxLength={1024}
        value={query}
        onChange={(event) => search.setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query !== '') clear();
          else onKeyDown(event);
        }}
      />
      {query === '' ? (
        <kbd className={styles.hint} aria-hidden="true">
          /
        </kbd>
      ) : (
        <IconButton icon="close" label={t('search.clear')} size="s" onClick={clear} />
      )}
    </>
  );
}

/** What is wrong with the condition, below the word; and while nothing is, how one is written. */
function ConditionNote({ id }: { readonly id: string }) {
  const problem = useFrom(
    (stores) => stores.search.store,
    (state) => state.problem,
  );
  if (!problem)
    return (
      <p id={id} className={styles.note}>
        {t('search.condition.hint')}
      </p>
    );
  return (
    <p key={problem.message} id={id} className={styles.problem} role="alert">
      {problem.message}
    </p>
  );
}

/** The search field. It has the keyboard from the start; the arrow keys walk through the rows below. */
export function SearchBar(props: BarProps) {
  const { search, navigation } = useStores();
  const isRoles = useFrom(
    () => search.store,
    (state) => state.show === 'roles',
  );
  const mode = useFrom(
    () => search.store,
    (state) => state.mode,
  );
  const loading = useFrom(
    () => search.store,
    (state) => state.loading,
  );
  const focus = useFrom(
    () => navigation.store,
    (state) => state.searchFocus,
  );
  const noteId = useId();
  const isConditions = mode === 'conditions' && !isRoles;
  return (
    <div className={styles.frame}>
      <InputBar className={styles.bar} role="search">
        {loading ? <Spinner size={16} /> : <Icon name={isConditions ? 'filter' : 'search'} />}
        {isConditions ? (
          <PredicateInput
            focus={focus}
            noteId={noteId}
            activeRowId={props.activeRowId}
            onKeyDown={props.onKeyDown}
          />
        ) : (
          <WordsInput {...props} focus={focus} isRoles={isRoles} />
        )}
        {!isRoles && (
          <Button
            size="s"
            aria-pressed={isConditions}
            title={t('search.condition.title', { sample: 'labels.env == "prod"' })}
            onClick={() => search.setMode(isConditions ? 'words' : 'conditions')}
          >
            {t('search.condition.mode')}
          </Button>
        )}
        <PresetsMenu />
      </InputBar>
      {isConditions && <ConditionNote id={noteId} />}
    </div>
  );
}
