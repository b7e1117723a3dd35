import { useState, type FormEvent } from 'react';
import type { ApiError } from '#shared/api/errors';
import { auditCategories, auditCategorySchema } from '#shared/model/audit';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import { fieldError } from '../../ui/form';
import styles from './audit-filters.module.css';
import { categoryNames, filterOf, noFields, type FilterFields } from './audit-words';

const textFields = [
  { name: 'actor', label: 'Who', hint: 'A user, or "cluster"', type: 'text' },
  { name: 'resource', label: 'Resource', hint: 'Its name or id', type: 'text' },
  { name: 'request', label: 'Request', hint: 'Its id', type: 'text' },
  { name: 'from', label: 'From', hint: undefined, type: 'datetime-local' },
  { name: 'until', label: 'Until', hint: undefined, type: 'datetime-local' },
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
    <form role="search" aria-label="Audit log" className={styles.filters} onSubmit={look}>
      <TextField
        label="Words"
        type="search"
        maxLength={256}
        value={fields.words}
        placeholder="A name, an address, a part of what happened"
        onChange={(event) => set({ words: event.target.value })}
      />
      <SelectField
        label="What"
        value={fields.category}
        onChange={(event) =>
          set({ category: auditCategorySchema.safeParse(event.target.value).data ?? '' })
        }
      >
        <option value="">Everything</option>
        {auditCategories.map((category) => (
          <option key={category} value={category}>
            {categoryNames[category]}
          </option>
        ))}
      </SelectField>
      {textFields.map(({ name, label, hint, type }) => (
        <TextField
          key={name}
          label={label}
          type={type}
          maxLength={256}
          placeholder={hint}
          value={fields[name]}
          error={fieldError(error, `filter.${name}`)}
          onChange={(event) => set({ [name]: event.target.value })}
        />
      ))}
      <div className={styles.actions}>
        <Button type="submit" variant="primary" icon="search">
          Look
        </Button>
        <Button variant="quiet" onClick={clear}>
          Clear
        </Button>
      </div>
    </form>
  );
}
