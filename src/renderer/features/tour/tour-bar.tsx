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
    <section className={styles.bar} aria-label="Tour">
      <div className={styles.words} role="status">
        <p className={styles.title}>
          <span className={styles.count}>
            {step + 1} of {tourSteps.length}
          </span>{' '}
          {current.title}
        </p>
        <p className={styles.text}>{current.text}</p>
      </div>
      <div className={styles.actions}>
        <Button size="s" onClick={() => navigation.go(current.screen)}>
          Show me
        </Button>
        <Button
          size="s"
          blocked={step === 0 ? 'This is the first step.' : ''}
          onClick={() => go(step - 1)}
        >
          Back
        </Button>
        <Button size="s" variant="primary" onClick={() => (isLast ? go(0, false) : go(step + 1))}>
          {isLast ? 'Finish' : 'Next'}
        </Button>
        <Button size="s" variant="quiet" onClick={() => go(step, false)}>
          Leave the tour
        </Button>
      </div>
    </section>
  );
}
