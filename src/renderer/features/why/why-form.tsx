import { useId, useState } from 'react';
import { t } from '#shared/i18n/text';
import { principalTypesOf, type Principal, type PrincipalType } from '#shared/model/principal';
import { named } from '../../stores/cart-item';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import type { WhyQuestion } from '../../stores/why-store';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import styles from './why-form.module.css';

type Entries = Readonly<Partial<Record<PrincipalType, string>>>;

/** What was typed, without what was left empty. */
function typed(entries: Entries): Principal {
  const values = Object.entries(entries).map(([type, text]) => [type, text.trim()] as const);
  return Object.fromEntries(values.filter(([, text]) => text !== ''));
}

/** One of the principals, free to type, with what is on offer as suggestions. */
function PrincipalField(props: {
  readonly question: WhyQuestion;
  readonly type: PrincipalType;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { question, type, value, onChange } = props;
  const listId = useId();
  const isLogin = type === 'login';
  return (
    <>
      <TextField
        label={t('access.why.principal', { type })}
        value={value}
        placeholder={question.kind === 'node' ? 'root' : undefined}
        maxLength={isLogin ? 32 : 256}
        list={isLogin ? undefined : listId}
        onChange={(event) => onChange(event.target.value)}
      />
      {!isLogin && (
        <datalist id={listId}>
          {named(question.choices, type).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** Asks about another principal, and, for whoever may see others' access, about another user. */
export function WhyForm({ question }: { readonly question: WhyQuestion }) {
  const { why } = useStores();
  const asked = useFrom(
    () => why.store,
    (state) => state.principal,
  );
  const about = useFrom(
    () => why.store,
    (state) => state.user,
  );
  const can = useActiveProfile()?.status?.can;
  const isNode = question.kind === 'node';
  const [entries, setEntries] = useState<Entries>(isNode ? {} : asked);
  const [user, setUser] = useState(about ?? '');
  const mayAskForOthers = can?.audit === true;
  const types = principalTypesOf[question.kind];
  if (types.length === 0 && !mayAskForOthers) return null;
  return (
    <form
      className={styles.form}
      aria-label={t('access.why.form')}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = typed(entries);
        const isUnchanged = Object.keys(wanted).length === 0;
        if (isNode && isUnchanged && user.trim() === (about ?? '')) return;
        void why.ask(isNode && isUnchanged ? asked : wanted, user.trim() || null);
      }}
    >
      {types.map((type) => (
        <PrincipalField
          key={type}
          question={question}
          type={type}
          value={entries[type] ?? ''}
          onChange={(value) => setEntries((before) => ({ ...before, [type]: value }))}
        />
      ))}
      {mayAskForOthers && (
        <TextField
          label={t('access.why.user')}
          value={user}
          placeholder={t('access.why.yourself')}
          maxLength={63}
          onChange={(event) => setUser(event.target.value)}
        />
      )}
      <Button type="submit">{t('access.why.ask')}</Button>
    </form>
  );
}
