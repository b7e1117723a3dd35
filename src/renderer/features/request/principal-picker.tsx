import { useState, type ReactNode } from 'react';
import { principalPattern, type PrincipalType } from '#shared/model/principal';
import { isFree, named, type CartItem } from '../../stores/cart-item';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { CheckChip } from '../../ui/chip';
import { TextField } from '../../ui/field';
import { principalNames, principalText } from '../../ui/principal-words';
import styles from './principal-picker.module.css';

/** A value that is not on a list: where a role gives any, people know the names themselves. */
function TypedValue(props: {
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

/** The principals of one type, to tick; with `children` as a last choice. */
export function PrincipalPicker(props: {
  readonly item: CartItem;
  readonly title: string;
  readonly type: PrincipalType;
  readonly children?: ReactNode;
}) {
  const { item, title, type, children } = props;
  const { cart } = useStores();
  const { id, offers, choice } = item;
  const chosen = (choice.type === 'chosen' ? choice.chosen[type] : null) ?? [];
  const values = [...new Set([...named(offers, type), ...chosen])];
  const choose = (value: string) => cart.choose(id, type, value);
  return (
    <fieldset className={styles.values}>
      <legend className={styles.legend}>
        {principalNames[type].many} on {title}
      </legend>
      {values.map((value) => (
        <CheckChip
          key={value}
          label={principalText(type, value)}
          title={principalText(type, value) === value ? undefined : value}
          mono
          checked={chosen.includes(value)}
          onChange={() => choose(value)}
        />
      ))}
      {isFree(offers, type) && (
        <TypedValue
          type={type}
          onAdd={(value) => {
            if (!chosen.includes(value)) choose(value);
          }}
        />
      )}
      {children}
    </fieldset>
  );
}
