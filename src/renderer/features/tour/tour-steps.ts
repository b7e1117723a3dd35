import type { tourLength } from '#shared/ipc/tour';
import type { Screen } from '../../stores/navigation-store';

export interface TourStep {
  readonly title: string;
  readonly text: string;
  /** Where it happens. */
  readonly screen: Screen;
}

type Six = readonly [TourStep, TourStep, TourStep, TourStep, TourStep, TourStep];

/** The tour: the whole loop, from nothing to a terminal and back, with what the demo cluster has. */
export const tourSteps = [
  {
    title: 'Nobody holds standing access',
    text: 'Under Resources, “My resources” is empty. What you may ask for is under “Requestable”.',
    screen: { name: 'resources' },
  },
  {
    title: 'Ask for exactly what you need',
    text: 'Press Request on a server, choose the logins on it, say why, and send. The roles are found for you.',
    screen: { name: 'resources' },
  },
  {
    title: 'Somebody approves',
    text: 'Switch to another person at the top left: in the demo, bob signs in by one click. Under Requests, “To review” has the request: approve it, or approve less.',
    screen: { name: 'requests', show: 'to-review', request: null },
  },
  {
    title: 'Connect by one click',
    text: 'Back as alice, open the approved request and press Connect. What was granted is in a certificate that ends by itself.',
    screen: { name: 'requests', show: 'mine', request: null },
  },
  {
    title: 'Nothing but that, and not for long',
    text: 'The bar above counts down what you hold. Drop gives it up at once, and its terminals end. Another login, or another server, is refused and says why.',
    screen: { name: 'terminals' },
  },
  {
    title: 'Make it your own',
    text: 'Settings has every shortcut to change, quiet hours and the theme. The tour stays there, too, for another time.',
    screen: { name: 'settings' },
  },
] as const satisfies Six & { readonly length: typeof tourLength };
