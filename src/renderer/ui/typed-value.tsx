import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { principalPattern, type PrincipalType } from '#shared/model/principal';
import { Button } from './button';
import { TextField } from './field';
import styles from './typed-value.module.css';

/** A value that is not on a list: where a role gives any, people know the names themselves. */
export function TypedValue(props: {
  readonly type: PrincipalType;
  readonly onAdd: (value: string) => void;
}) {
  const { type, onAdd } = props;
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = () => {
    const value = text.trim();
    if (value === '') return;
    const fits = principalPattern.test(value);
    setError(fits ? null : t('ui.typed.wrong'));
    if (!fits) return;
    onAdd(value);
    setText('');
  };
  return (
    <div className={styles.typed}>
      <TextField
        label={t(`ui.principal.${type}.another`)}
        placeholder={t('ui.typed.placeholder')}
        error={error}
        maxLength={256}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button aria-label={t(`ui.principal.${type}.add`)} onClick={add}>
        {t('words.add')}
      </Button>
    </div>
  );
}
