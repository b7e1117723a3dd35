import { DropdownMenu, Slot } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './icon';
import styles from './menu.module.css';

interface MenuProps {
  /** One button; it gets the menu's name from its own label. */
  readonly trigger: ReactNode;
  readonly align?: 'start' | 'end';
  /** Said below the entries, and read out with the menu. */
  readonly note?: string | undefined;
  readonly onOpen?: () => void;
  /** Whether it is open, where something else than its button opens it too. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Whether it is open from the start. */
  readonly startsOpen?: boolean;
  readonly children: ReactNode;
}

export function Menu(props: MenuProps) {
  const { trigger, align = 'end', note, onOpen, open, onOpenChange, children } = props;
  const noteId = useId();
  const change = (next: boolean) => {
    onOpenChange?.(next);
    if (next) onOpen?.();
  };
  return (
    <DropdownMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      defaultOpen={props.startsOpen ?? false}
      onOpenChange={change}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-describedby={note === undefined ? undefined : noteId}
        >
          {children}
          {note !== undefined && (
            <p id={noteId} className={styles.note}>
              {note}
            </p>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A menu that is made when somebody first opens it: for rows, of which many are drawn at each key. */
export function RareMenu(props: Pick<MenuProps, 'trigger' | 'note' | 'children'>) {
  const [isUsed, setUsed] = useState(false);
  if (isUsed) return <Menu {...props} startsOpen />;
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setUsed(true)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        event.stopPropagation();
        setUsed(true);
      }}
    >
      {props.trigger}
    </Slot.Root>
  );
}

export function MenuItem(props: {
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly mono?: boolean;
  readonly hint?: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  const { icon, danger = false, mono = false, hint, onSelect, children } = props;
  return (
    <DropdownMenu.Item
      className={classes(styles.item, danger && styles.danger)}
      onSelect={onSelect}
    >
      {icon && <Icon name={icon} />}
      <span className={classes(styles.text, mono && styles.mono)}>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </DropdownMenu.Item>
  );
}

export function MenuCheckItem(props: {
  readonly checked: boolean;
  readonly hint?: string;
  readonly onChange: () => void;
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={props.checked}
      onCheckedChange={props.onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className={styles.mark}>{props.checked && <Icon name="check" size={14} />}</span>
      <span className={styles.text}>{props.children}</span>
      {props.hint && <span className={styles.hint}>{props.hint}</span>}
    </DropdownMenu.CheckboxItem>
  );
}

/** One of several that exclude each other, such as the profile that is shown. */
export function MenuRadioGroup<Value extends string>(props: {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly {
    readonly value: Value;
    /** What finds it by typing. */
    readonly text: string;
    readonly content: ReactNode;
  }[];
  readonly onChange: (value: Value) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value ?? ''}>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          className={styles.item}
          value={option.value}
          textValue={option.text}
          onSelect={() => onChange(option.value)}
        >
          {option.content}
          <span className={styles.mark}>
            {option.value === value && <Icon name="check" size={14} />}
          </span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className={styles.separator} />;
}
