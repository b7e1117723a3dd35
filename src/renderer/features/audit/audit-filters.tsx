import { useState, type FormEvent } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { auditCategories, auditCategorySchema } from '#shared/model/audit';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { fieldError } from '../../ui/form';
import styles from './audit-filters.module.css';
import { categoryTitles, filterOf, noFields, type FilterFields } from './audit-words';

const textFields = [
  { name: 'actor', label: 'audit.filter.actor', hint: 'audit.filter.actorHint', type: 'text' },
  {
    name: 'resource',
    label: 'audit.filter.resource',
    hint: 'audit.filter.resourceHint',
    type: 'text',
  },
  {
    name: 'request',
    label: 'audit.filter.request',
    hint: 'audit.filter.requestHint',
    type: 'text',
  },
  { name: 'from', label: 'audit.filter.from', hint: null, type: 'datetime-local' },
  { name: 'until', label: 'audit.filter.until', hint: null, type: 'datetime-local' },
] as const;

/** What to look for; Enter in any field looks. */
export function AuditFilters({ error }: { readonly error: ApiError | null }) {
  const { audit } = useStores();
  const [fields, setFields] = useState(noFields);
  const set = (part: Partial<FilterFields>) => setFields((before) => ({ ...before, ...part }));
  const look = (event: FormEvent) => {
    event.preventDefault();
    void audit.filter(filterOf(fields));
  };
  const clear = () => {
    setFields(noFields);
    void audit.filter({});
  };
  return (
    <form
      role="search"
      aria-label={t('audit.log.title')}
      className={styles.filters}
      onSubmit={look}
    >
      <TextField
        label={t('audit.filter.words')}
        type="search"
        maxLength={256}
        value={fields.words}
        placeholder={t('audit.filter.wordsHint')}
        onChange={(event) => set({ words: event.target.value })}
      />
      <SelectField
        label={t('audit.filter.category')}
        value={fields.category}
        onChange={(event) =>
          set({ category: auditCategorySchema.safeParse(event.target.value).data ?? '' })
        }
      >
        <option value="">{t('audit.filter.everything')}</option>
        {auditCategories.map((category) => (
          <option key={category} value={category}>
            {t(categoryTitles[category])}
          </option>
        ))}
      </SelectField>
      {textFields.map(({ name, label, hint, type }) => (
        <TextField
          key={name}
          label={t(label)}
          type={type}
          maxLength={256}
          placeholder={hint === null ? undefined : t(hint)}
          value={fields[name]}
          error={fieldError(error, `filter.${name}`)}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      ))}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" icon="search">
          {t('audit.filter.look')}
        </Button>
        <Button variant="quiet" onClick={clear}>
          {t('audit.filter.clear')}
        </Button>
      </div>
    </form>
  );
}
