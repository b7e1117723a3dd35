import { t, type PlainKey } from '#shared/i18n/text';
import { parseResourceId } from '#shared/model/resource-id';
import { offeredTypes, type CartItem } from '../../stores/cart-item';
import { useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { CheckChip } from '../../ui/chip';
import { choicesText } from '../../ui/principal-words';
import { targetText } from '../../ui/resource-words';
import styles from './cart-item-card.module.css';
import { InsideCluster } from './inside-cluster';
import { ItemProblems } from './item-problems';
import { PrincipalPicker } from './principal-picker';
import { useCart } from './use-cart';

/** What an item is called: what is inside a Kubernetes cluster by what it is, the rest by name. */
function titleOf({ id, name }: CartItem): string {
  const parsed = parseResourceId(id);
  return parsed.ok && parsed.value.kind === 'kube_resource'
    ? targetText(parsed.value.target)
    : name;
}

const nothingToChoose: Readonly<Partial<Record<CartItem['kind'], PlainKey>>> = {
  app: 'requests.principals.application',
  node: 'requests.principals.noLogins',
};

/** What leaving the choice to the role gives, as the cluster says it. */
function Given({ id }: { readonly id: string }) {
  const given = useCart((state) => state.dryRun?.granted[id]);
  const principals = given ? choicesText(given) : '';
  return principals === '' ? null : <>{t('requests.principals.gives', { principals })} </>;
}

function Principals({ item, title }: { readonly item: CartItem; readonly title: string }) {
  const { cart } = useStores();
  const { id, kind, offers, choice } = item;
  const types = offeredTypes(kind, offers);
  const isByRole = choice.type === 'by-role';
  if (types.length === 0)
    return (
      <p className={styles.note}>{t(nothingToChoose[kind] ?? 'requests.principals.asAllowed')}</p>
    );
  return (
    <>
      {types.map((type, index) => (
        <PrincipalPicker key={type} item={item} title={title} type={type}>
          {index === types.length - 1 && (
            <CheckChip
              label={t('requests.principals.byRole')}
              checked={isByRole}
              onChange={() => cart.chooseByRole(id)}
            />
          )}
        </PrincipalPicker>
      ))}
      {isByRole && (
        <p className={styles.note}>
          <Given id={id} />
          {t('requests.principals.byRoleNote', { kind })}
        </p>
      )}
    </>
  );
}

/** One resource of the request, and as whom one wants to use it. */
export function CartItemCard({ item }: { readonly item: CartItem }) {
  const { cart } = useStores();
  const { id, name, kind } = item;
  const title = titleOf(item);
  const isKubernetes = kind === 'kube_cluster' || kind === 'kube_resource';
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <span className={styles.name}>
          {title}
          {kind === 'kube_resource' && (
            <span className={styles.place}>{t('requests.inside.cluster', { cluster: name })}</span>
          )}
        </span>
        <IconButton
          icon="close"
          size="s"
          label={t('requests.item.remove', { resource: title })}
          onClick={() => cart.remove(id)}
        />
      </div>
      {isKubernetes && <InsideCluster item={item} />}
      <Principals item={item} title={title} />
      <ItemProblems list="resources" item={id} />
    </li>
  );
}
