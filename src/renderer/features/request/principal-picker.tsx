import type { ReactNode } from 'react';
import type { PrincipalType } from '#shared/model/principal';
import { isFree, named, type CartItem } from '../../stores/cart-item';
import { useStores } from '../../stores/use-stores';
import { CheckChip } from '../../ui/chip';
import { principalsOn, principalText } from '../../ui/principal-words';
import { TypedValue } from '../../ui/typed-value';
import styles from './principal-picker.module.css';

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
      <legend className={styles.legend}>{principalsOn(type, title)}</legend>
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
