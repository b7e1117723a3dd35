import { t } from '#shared/i18n/text';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import styles from './tour-bar.module.css';
import { tourSteps } from './tour-steps';

/** The step of the tour that somebody is at. It stands beside what they do, and never in its way. */
export function TourBar() {
  const { actions, navigation } = useStores();
  const { step } = useApp((state) => state.tour);
  const current = tourSteps[step];
  if (!current) return null;
  const isLast = step === tourSteps.length - 1;
  const go = (next: number, open = true) => void actions.run('tour.set', { step: next, open });
  return (
    <section className={styles.bar} aria-label={t('shell.tour.label')}>
      <div className={styles.words} role="status">
        <p className={styles.title}>
          <span className={styles.count}>
            {t('shell.tour.count', { step: step + 1, steps: tourSteps.length })}
          </span>{' '}
          {t(`shell.tour.${current.name}.title`)}
        </p>
        <p className={styles.text}>{t(`shell.tour.${current.name}.text`)}</p>
      </div>
      <div className={styles.actions}>
        <Button size="s" onClick={() => navigation.go(current.screen)}>
          {t('shell.tour.show')}
        </Button>
        <Button
          size="s"
          blocked={step === 0 ? t('shell.tour.isFirst') : ''}
          onClick={() => go(step - 1)}
        >
          {t('words.back')}
        </Button>
        <Button size="s" variant="primary" onClick={() => (isLast ? go(0, false) : go(step + 1))}>
          {isLast ? t('shell.tour.finish') : t('shell.tour.next')}
        </Button>
        <Button size="s" variant="quiet" onClick={() => go(step, false)}>
          {t('shell.tour.leave')}
        </Button>
      </div>
    </section>
  );
}
