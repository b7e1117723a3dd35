import { useState } from 'react';
import { principalPattern, type PrincipalType } from '#shared/model/principal';
import { Button } from './button';
import { TextField } from './field';
import { principalNames } from './principal-words';
import styles from './typed-value.module.css';

/** A value that is not on a list: where a role gives any, people know the names themselves. */
export function TypedValue(props: {
  readonly type: PrincipalType;
  readonly onAdd: (value: string) => void;
}) {
  const { type, onAdd } = props;
  const { one } = principalNames[type];
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = () => {
    const value = text.trim();
    if (value === '') return;
    const fits = principalPattern.test(value);
    setError(fits ? null : 'The name holds a comma, a wildcard or a control character.');
    if (!fits) return;
    onAdd(value);
    setText('');
  };
  return (
    <div className={styles.typed}>
      <TextField
        label={`Another ${one}`}
        placeholder="any name"
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
      <Button aria-label={`Add the ${one}`} onClick={add}>
        Add
      </Button>
    </div>
  );
}
