import { t } from '#shared/i18n/text';
import type { Choices } from '#shared/model/principal';
import { constraintOf, type CartItem } from '../../stores/cart-item';
import { choicesText } from '../../ui/principal-words';
import { resourceText } from '../../ui/resource-words';

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
    const principals = choicesText(granted[id] ?? {});
    const resource = resourceText(id, name);
    return principals === ''
      ? t('requests.given.plain', { kind, resource })
      : t('requests.given.as', { kind, resource, principals });
  });
  const more = finished.length - told.length;
  return more > 0 ? [...told, t('requests.given.more', { count: more })] : told;
}
