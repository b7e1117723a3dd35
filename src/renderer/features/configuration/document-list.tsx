import { t } from '#shared/i18n/text';
import type { ConfigRow } from '../../stores/config-lists';
import { isChanged, keyOf } from '../../stores/config-drafts';
import { useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { Icon } from '../../ui/icon';
import styles from './document-list.module.css';
import { configKindsName } from './words';

function Row(props: {
  readonly title: string;
  readonly description: string;
  readonly state: 'new' | 'changed' | null;
  readonly onOpen: () => void;
}) {
  const { title, description, state, onOpen } = props;
  return (
    <li>
      <button type="button" className={styles.row} onClick={onOpen}>
        <span className={styles.name}>{title}</span>
        <span className={styles.description}>{description}</span>
        {state && (
          <Badge tone="warn">
            {t(state === 'new' ? 'configuration.list.notSavedYet' : 'configuration.editor.unsaved')}
          </Badge>
        )}
        <Icon name="right" size={14} />
      </button>
    </li>
  );
}

/** Texts for what is not in the cluster yet: they stay until they are saved or discarded. */
function NewDrafts() {
  const { config } = useStores();
  const drafts = useFrom(
    () => config.store,
    (state) => state.drafts,
  );
  return Object.values(drafts)
    .filter(({ document }) => document === null)
    .map(({ id, title, fileName }) => (
      <Row
        key={id}
        title={title}
        description={title === fileName ? '' : fileName}
        state="new"
        onOpen={() => config.show(id)}
      />
    ));
}

function Document({ row }: { readonly row: ConfigRow }) {
  const { config } = useStores();
  const { kind, name, description } = row;
  const changed = useFrom(
    () => config.store,
    (state) => {
      const draft = state.drafts[keyOf(row)];
      return draft !== undefined && isChanged(draft);
    },
  );
  return (
    <Row
      title={name}
      description={description}
      state={changed ? 'changed' : null}
      onOpen={() => void config.open({ kind, name })}
    />
  );
}

/** The documents of a kind; opening one shows its text. */
export function DocumentList() {
  const { config } = useStores();
  const { kind, query, list, openError } = useFrom(
    () => config.store,
    (state) => state,
  );
  const hasNew = useFrom(
    () => config.store,
    (state) => Object.values(state.drafts).some(({ document }) => document === null),
  );
  const isAll = query.trim() === '';
  if (list.error)
    return (
      <Callout
        tone="bad"
        details={list.error.details}
        actions={
          <Button size="s" onClick={() => void config.read()}>
            {t('words.tryAgain')}
          </Button>
        }
      >
        {list.error.message}
      </Callout>
    );
  return (
    <>
      {openError && <Callout tone="bad">{openError.message}</Callout>}
      {(list.rows.length > 0 || hasNew) && (
        <div className={styles.scroll}>
          <ul className={styles.list} aria-label={configKindsName(kind)}>
            <NewDrafts />
            {list.rows.map((row) => (
              <Document key={keyOf(row)} row={row} />
            ))}
          </ul>
          {list.next !== null && (
            <Button variant="quiet" busy={list.loading} onClick={() => void config.more()}>
              {t('configuration.list.more')}
            </Button>
          )}
        </div>
      )}
      {list.answered && list.rows.length === 0 && !hasNew && (
        <EmptyState
          icon={isAll ? 'plus' : 'search'}
          title={isAll ? t('configuration.list.empty', { kind }) : t('configuration.list.noMatch')}
        >
          {t(isAll ? 'configuration.list.emptyHint' : 'configuration.list.noMatchHint')}
        </EmptyState>
      )}
    </>
  );
}
