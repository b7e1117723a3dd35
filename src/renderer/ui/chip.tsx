import { t } from '#shared/i18n/text';
import styles from './chip.module.css';
import { classes } from './classes';
import { Icon } from './icon';

/** A label of a resource; pressing it filters by it. */
export function LabelChip(props: {
  readonly name: string;
  readonly value: string;
  readonly active?: boolean;
  readonly onPress?: () => void;
}) {
  const { name, value, active = false, onPress } = props;
  const text = (
    <>
      <span className={styles.key}>{name}</span> {value}
    </>
  );
  if (!onPress) return <span className={styles.label}>{text}</span>;
  return (
    <button
      type="button"
      className={classes(styles.label, styles.pressable, active && styles.active)}
      aria-pressed={active}
      aria-label={t('ui.chip.filter', { name, value })}
      onClick={onPress}
    >
      {text}
      {active && <Icon name="close" size={11} />}
    </button>
  );
}

/** A checkbox in the shape of a chip. `title` is the whole of a label that is shortened, also to screen readers. */
export function CheckChip(props: {
  readonly label: string;
  readonly title?: string | undefined;
  readonly checked: boolean;
  readonly mono?: boolean;
  readonly onChange: () => void;
}) {
  const { label, title, checked, mono = false, onChange } = props;
  return (
    <label className={classes(styles.check, mono && styles.mono)} title={title}>
      <input type="checkbox" aria-label={title} checked={checked} onChange={onChange} />
      <span className={styles.box} aria-hidden="true">
        {checked && <Icon name="check" size={11} />}
      </span>
      {label}
    </label>
  );
}
