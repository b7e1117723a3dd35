import type { tourLength } from '#shared/ipc/tour';
import type { Screen } from '../../stores/navigation-store';

export interface TourStep {
  /** What its messages are called in the catalogue. */
  readonly name: 'nobody' | 'ask' | 'approve' | 'connect' | 'limits' | 'own';
  /** Where it happens. */
  readonly screen: Screen;
}

type Six = readonly [TourStep, TourStep, TourStep, TourStep, TourStep, TourStep];

/** The tour: the whole loop, from nothing to a terminal and back, with what the demo cluster has. */
export const tourSteps = [
  {
    name: 'nobody',
    screen: { name: 'resources' },
  },
  {
    name: 'ask',
    screen: { name: 'resources' },
  },
  {
    name: 'approve',
    screen: { name: 'requests', show: 'to-review', request: null },
  },
  {
    name: 'connect',
    screen: { name: 'requests', show: 'mine', request: null },
  },
  {
    name: 'limits',
    screen: { name: 'terminals' },
  },
  {
    name: 'own',
    screen: { name: 'settings' },
  },
] as const satisfies Six & { readonly length: typeof tourLength };
