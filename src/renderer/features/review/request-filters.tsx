import { lazy, Suspense } from 'react';
import { t } from '#shared/i18n/text';
import { BareInput, InputBar } from '../../ui/bare-input';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Popover } from '../../ui/popover';
import { Count } from '../../ui/badge';
import { filterParts } from './filter-words';
import styles from './request-filters.module.css';
import { useFilter } from './use-filter';

// Most look at their lists as they are.
const FilterFields = lazy(async () => {
  const { FilterFields: fields } = await import('./filter-fields');
  return { default: fields };
});

function Words() {
  const { filter, narrow } = useFilter();
  const { words = '' } = filter;
  return (
    <InputBar className={styles.words}>
      <Icon name="search" size={14} />
      <BareInput
        type="search"
        aria-label={t('reviewQueue.filters.search')}
        placeholder={t('reviewQueue.filters.search')}
        maxLength={256}
        value={words}
        onChange={({ target }) => narrow({ words: target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || words === '') return;
          event.preventDefault();
          narrow({ words: '' });
        }}
      />
      {words !== '' && (
        <IconButton
          icon="close"
          label={t('reviewQueue.filters.clearWords')}
          size="s"
          onClick={() => narrow({ words: '' })}
        />
      )}
    </InputBar>
  );
}

/** What narrows the lists of requests. It stays while one goes from one list to another. */
export function RequestFilters() {
  const { filter, narrow } = useFilter();
  const parts = filterParts(filter);
  return (
    <div className={styles.filters} role="search" aria-label={t('reviewQueue.filters.region')}>
      <div className={styles.bar}>
        <Words />
        <Popover
          label={t('reviewQueue.filters.dialog')}
          trigger={
            <Button
              icon="filter"
              aria-label={t('reviewQueue.filters.open', { count: parts.length })}
            >
              <Count
                value={parts.length}
                label={t('reviewQueue.filters.count', { count: parts.length })}
              />
            </Button>
          }
        >
          <Suspense fallback={null}>
            <FilterFields />
          </Suspense>
        </Popover>
      </div>
      {parts.length > 0 && (
        <ul className={styles.parts} aria-label={t('reviewQueue.filters.set')}>
          {parts.map(({ text, without }) => (
            <li key={text}>
              <button
                type="button"
                className={styles.part}
                aria-label={t('reviewQueue.filters.takeAway', { filter: text })}
                onClick={() => narrow(without)}
              >
                {text}
                <Icon name="close" size={11} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
