import { useEffect, useRef } from 'react';
import { t } from '#shared/i18n/text';
import { isEmpty, presetContent, whatIsMissing, type DryRun } from '../../stores/cart';
import { isSaidThere, problemsOfWhole } from '../../stores/cart-problems';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button, IconButton } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { focusSoon, keepFocus } from '../../ui/focus';
import { autoReviewText } from '../../ui/request-words';
import { CartItemCard } from './cart-item-card';
import { CartRoleCard } from './cart-role-card';
import { FillingNotes } from './filling-notes';
import { RequestDetails } from './request-details';
import styles from './request-panel.module.css';
import { RequestSummary } from './request-summary';
import { useCart } from './use-cart';

/** What is wrong with the request as a whole; what is wrong with one part of it is said there. */
function Problems() {
  const cart = useCart((state) => state);
  const { error } = cart;
  const problems = problemsOfWhole(cart);
  return (
    <>
      {error && !isSaidThere(cart) && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      {problems.length > 0 && (
        <Callout tone="warn" title={t('requests.panel.problems')} details={problems} />
      )}
    </>
  );
}

/** What decides about it, in a few words. */
function outcomeOf(dryRun: DryRun | null): string {
  if (!dryRun) return '';
  return dryRun.autoReview ? autoReviewText(dryRun.autoReview) : dryRun.approvalsNeeded;
}

function Send() {
  const { cart, actions } = useStores();
  const state = useFrom(
    () => cart.store,
    (each) => each,
  );
  const missing = whatIsMissing(state, state.dryRun, state.entries);
  const note =
    missing[0] ?? (state.checking ? t('requests.panel.checking') : outcomeOf(state.dryRun));
  const blocked = missing[0] ?? (state.dryRun ? '' : t('requests.panel.notChecked'));
  return (
    <footer className={styles.footer}>
      <p className={styles.note} role="status">
        {note}
      </p>
      <Button
        variant="primary"
        size="l"
        icon="send"
        busy={state.sending}
        blocked={blocked}
        onClick={() => void actions.sendRequest()}
      >
        {t('requests.panel.send')}
      </Button>
    </footer>
  );
}

function Head() {
  const { cart, presets } = useStores();
  const items = useCart((state) => state.items.length);
  const roles = useCart((state) => state.roles.length);
  const isUnfinished = useCart((state) => presetContent(state) === null);
  const unseen = useCart((state) => state.unseen);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!unseen) return;
    // Filled by a menu or a button elsewhere: what to look over next is here.
    focusSoon(title.current);
    cart.seen();
  }, [cart, unseen]);
  const counts = [
    ...(items > 0 ? [t('words.resources', { count: items })] : []),
    ...(roles > 0 ? [t('words.roles', { count: roles })] : []),
  ];
  return (
    <header className={styles.head}>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {t('requests.panel.title')}
      </h2>
      <span className={styles.count}>{counts.join(', ')}</span>
      <IconButton
        icon="bookmark"
        size="s"
        label={t('presets.save.title')}
        blocked={isUnfinished ? t('requests.panel.unfinished') : ''}
        onClick={() => presets.open('save')}
      />
      <IconButton icon="close" size="s" label={t('requests.panel.discard')} onClick={cart.clear} />
    </header>
  );
}

function Items() {
  const items = useCart((state) => state.items);
  const roles = useCart((state) => state.roles);
  const end = useRef<HTMLDivElement>(null);
  const count = items.length + roles.length;
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current !== count) void end.current?.scrollIntoView({ block: 'nearest' });
    seen.current = count;
  }, [count]);
  return (
    <div>
      <ul className={styles.items} aria-label={t('requests.panel.items')}>
        {items.map((item) => (
          <CartItemCard key={item.id} item={item} />
        ))}
        {roles.map((name) => (
          <CartRoleCard key={name} name={name} />
        ))}
      </ul>
      <div ref={end} />
    </div>
  );
}

/** The request being put together, beside the list it is picked from. Absent while nothing is picked. */
export function RequestPanel() {
  const nothing = useCart((state) => isEmpty(state) && state.gone.length === 0);
  const fills = useCart((state) => state.fills);
  const profileId = useCart((state) => state.profileId);
  useEffect(keepFocus, [nothing]);
  if (nothing) return null;
  return (
    <section className={styles.panel} aria-label={t('requests.panel.title')} data-part="request">
      <Head />
      {/* Another request starts at its top, with fields of its own. */}
      <div key={`${profileId} ${fills}`} className={styles.body}>
        <FillingNotes />
        <Items />
        <Problems />
        <RequestDetails />
        <RequestSummary />
      </div>
      <Send />
    </section>
  );
}
