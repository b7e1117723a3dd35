import type { Closable } from '#shared/lib/closable';
import { startEvery } from '../../every';
import type { Rotation } from './rotation';

/** Grace periods are hours, so a minute late is in time; a computer that slept catches up by then. */
const pauseMs = 60_000;

/** Has the steps of rotations taken that are due by their schedules. */
export function startRotationClock({
  rotation,
  onBug,
}: {
  readonly rotation: Pick<Rotation, 'check'>;
  readonly onBug: (error: unknown) => void;
}): Closable {
  return startEvery(pauseMs, () => rotation.check(), onBug);
}
