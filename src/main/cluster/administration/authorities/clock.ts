import type { Closable } from '#shared/lib/closable';
import type { Rotation } from './rotation';

/** Grace periods are hours, so a minute late is in time; a computer that slept catches up by then. */
const pauseMs = 60_000;

/** Has the steps of rotations taken that are due by their schedules. */
export function startRotationClock(options: {
  readonly rotation: Pick<Rotation, 'check'>;
  readonly onBug: (error: unknown) => void;
}): Closable {
  let checking: Promise<void> = Promise.resolve();
  const look = (): void => {
    checking = options.rotation.check().catch(options.onBug);
  };
  const timer = setInterval(look, pauseMs);
  timer.unref();
  look();
  return {
    close() {
      clearInterval(timer);
      return checking;
    },
  };
}
