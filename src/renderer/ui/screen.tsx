import type { ReactNode } from 'react';
import styles from './screen.module.css';

/** The frame of one screen: a heading, what can be done, and a scrolling middle. */
export function Screen(props: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Whether the middle uses all of the width and height, and scrolls inside its own parts. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}) {
  const { title, description, actions, fill = false, children } = props;
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{title}</h1>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {/* It scrolls and may hold nothing to focus, so the keyboard has to be able to get there. */}
      <div
        className={fill ? styles.filled : styles.body}
        role="group"
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={fill ? undefined : 0}
      >
        {children}
      </div>
    </div>
  );
}

/** A titled part of a screen. */
export function Section(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionTitle}>{props.title}</h2>
      {props.note && <p className={styles.note}>{props.note}</p>}
      {props.children}
    </section>
  );
}

/** Names and values, aligned. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
