import { Switch as Radix } from 'radix-ui';
import styles from './switch.module.css';

/** Something that is on or off, and counts at once. */
export function Switch(props: {
  readonly label: string;
  readonly describedBy?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { label, describedBy, checked, onChange } = props;
  return (
    <Radix.Root
      className={styles.switch}
      aria-label={label}
      aria-describedby={describedBy}
      checked={checked}
      onCheckedChange={onChange}
    >
      <Radix.Thumb className={styles.thumb} />
    </Radix.Root>
  );
}
