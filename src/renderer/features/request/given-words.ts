import type { Choices } from '#shared/model/principal';
import { constraintOf, type CartItem } from '../../stores/cart-item';
import { choicesText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';

const verbs: Readonly<Record<CartItem['kind'], string>> = {
  node: 'Log in to',
  windows_desktop: 'Log in to',
  db: 'Use the database',
  app: 'Open',
  kube_cluster: 'Use the Kubernetes cluster',
  kube_resource: 'Use',
};

/** At most this many resources are told one by one. */
const mostTold = 8;

/**
 * What a request lets one do, one plain sentence for each resource whose choice is finished.
 *
 * @param granted what the cluster says each would give, by id
 */
export function givenSentences(
  items: readonly CartItem[],
  granted: Readonly<Record<string, Choices>>,
): readonly string[] {
  const finished = items.filter((item) => constraintOf(item) !== null && granted[item.id]);
  const told = finished.slice(0, mostTold).map(({ id, kind, name }) => {
    const as = choicesText(granted[id] ?? {});
    return `${verbs[kind]} ${resourceText(id, name)}${as === '' ? '' : ` as ${as}`}.`;
  });
  const more = finished.length - told.length;
  return more > 0 ? [...told, `And as much on ${more} more.`] : told;
}
