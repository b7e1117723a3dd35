import type { ReactNode } from 'react';
import { t } from '#shared/i18n/text';
import { Button } from '../../ui/button';
import styles from './add-screen.module.css';

/** The heading of one of the ways, with the way back. */
export function Step(props: {
  readonly title: string;
  readonly text: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}) {
  return (
    <>
      <header>
        <h1 className={styles.title}>{props.title}</h1>
        <p className={styles.text}>{props.text}</p>
      </header>
      {props.children}
      <Button variant="quiet" size="s" className={styles.back} onClick={props.onBack}>
        {t('onboarding.step.back')}
      </Button>
    </>
  );
}
