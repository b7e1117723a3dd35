import { useEffect, useRef } from 'react';
import { whatIsMissing } from '../../stores/cart';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button, IconButton } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { keepFocus } from '../../ui/focus';
import { countOf } from '../../ui/words';
import { CartItemCard } from './cart-item-card';
import { RequestDetails } from './request-details';
import styles from './request-panel.module.css';

function Problems() {
  const dryRun = useFrom(
    (stores) => stores.cart.store,
    (state) => state.dryRun,
  );
  const error = useFrom(
    (stores) => stores.cart.store,
    (state) => state.error,
  );
  return (
    <>
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      {dryRun && dryRun.problems.length > 0 && (
        <Callout tone="warn" title="This cannot be sent yet" details={dryRun.problems} />
      )}
    </>
  );
}

function Send() {
  const { cart, actions } = useStores();
  const state = useFrom(
    () => cart.store,
    (each) => each,
  );
  const missing = whatIsMissing(state, state.dryRun);
  const note =
    missing[0] ??
    (state.checking ? 'Checking with the cluster…' : (state.dryRun?.approvalsNeeded ?? ''));
  const blocked = missing[0] ?? (state.dryRun ? '' : 'The cluster has not checked it yet.');
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
        Send request
      </Button>
    </footer>
  );
}

/** The request being put together, beside the list it is picked from. Absent while nothing is picked. */
export function RequestPanel() {
  const { cart } = useStores();
  const items = useFrom(
    () => cart.store,
    (state) => state.items,
  );
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void end.current?.scrollIntoView({ block: 'nearest' });
  }, [items.length]);
  const isEmpty = items.length === 0;
  useEffect(keepFocus, [isEmpty]);
  if (isEmpty) return null;
  return (
    <section className={styles.panel} aria-label="New request">
      <header className={styles.head}>
        <h2 className={styles.title}>New request</h2>
        <span className={styles.count}>{countOf(items.length, 'resource')}</span>
        <IconButton icon="close" size="s" label="Discard the request" onClick={cart.clear} />
      </header>
      <div className={styles.body}>
        <div>
          <ul className={styles.items}>
            {items.map((item) => (
              <CartItemCard key={item.id} item={item} />
            ))}
          </ul>
          <div ref={end} />
        </div>
        <Problems />
        <RequestDetails />
      </div>
      <Send />
    </section>
  );
}
