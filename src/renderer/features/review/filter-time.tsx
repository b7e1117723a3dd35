import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { SelectField, TextField } from '../../ui/field';
import { fromLocalInput, toLocalInput } from '../../ui/local-time';
import { beginOf, recentTimes } from './filter-words';
import styles from './request-filters.module.css';
import { useFilter } from './use-filter';

const between = 'between';

/** When the requests were made. */
export function FilterTime() {
  const { filter, narrow } = useFilter();
  const { from, until } = filter;
  const [chosen, setChosen] = useState('');
  const isAny = from === undefined && until === undefined && chosen !== between;
  const isBetween = !isAny && !recentTimes.some(({ value }) => value === chosen);
  const choose = (value: string) => {
    setChosen(value);
    const recent = recentTimes.find((each) => each.value === value);
    if (recent) narrow({ from: beginOf(recent.days, Date.now()), until: undefined });
    else if (value === '') narrow({ from: undefined, until: undefined });
  };
  const field = (label: string, name: 'from' | 'until') => {
    const at = filter[name];
    return (
      <TextField
        type="datetime-local"
        label={label}
        defaultValue={at === undefined ? '' : toLocalInput(at)}
        onChange={({ target }) => narrow({ [name]: fromLocalInput(target.value) ?? undefined })}
      />
    );
  };
  return (
    <>
      <SelectField
        label={t('reviewQueue.filters.made')}
        value={isAny ? '' : isBetween ? between : chosen}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t('reviewQueue.filters.anyTime')}</option>
        {recentTimes.map(({ value, text }) => (
          <option key={value} value={value}>
            {t(text)}
          </option>
        ))}
        <option value={between}>{t('reviewQueue.filters.between')}</option>
      </SelectField>
      {isBetween && (
        <div className={styles.times}>
          {field(t('reviewQueue.filters.from'), 'from')}
          {field(t('reviewQueue.filters.until'), 'until')}
        </div>
      )}
    </>
  );
}
