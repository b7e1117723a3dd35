import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { CartItem } from '../../stores/cart-item';
import { useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { SelectField, TextField } from '../../ui/field';
import styles from './inside-cluster.module.css';
import {
  everything,
  hasName,
  hasNamespace,
  insideId,
  insideKinds,
  noInside,
  otherKind,
  type InsideEntries,
  type InsideProblem,
} from './inside-input';

function Kind(props: {
  readonly entries: InsideEntries;
  readonly error: string | null;
  readonly onChange: (part: Partial<InsideEntries>) => void;
}) {
  const { entries, error, onChange } = props;
  return (
    <>
      <SelectField
        label={t('requests.inside.kind')}
        value={entries.kind}
        onChange={(event) => onChange({ kind: event.target.value })}
      >
        {insideKinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
        <option value={everything}>{t('requests.inside.everything')}</option>
        <option value={otherKind}>{t('requests.inside.another')}</option>
      </SelectField>
      {entries.kind === otherKind && (
        <TextField
          label={t('requests.inside.otherKind')}
          value={entries.other}
          placeholder="widgets.example.com"
          error={error}
          onChange={(event) => onChange({ other: event.target.value })}
        />
      )}
    </>
  );
}

/** The kind, namespace and name of what one wants inside a Kubernetes cluster. */
function InsideForm(props: { readonly item: CartItem; readonly onClose: () => void }) {
  const { item, onClose } = props;
  const { cart } = useStores();
  const [entries, setEntries] = useState(noInside);
  const [problem, setProblem] = useState<InsideProblem | null>(null);
  const change = (part: Partial<InsideEntries>) => {
    setEntries((before) => ({ ...before, ...part }));
    setProblem(null);
  };
  const errorOf = (field: InsideProblem['field']) =>
    problem?.field === field ? problem.message : null;
  return (
    <form
      className={styles.form}
      aria-label={t('requests.inside.form', { cluster: item.name })}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const id = insideId(item.from, entries);
        if (!id.ok) return setProblem(id.error);
        cart.addInside(item.id, id.value);
        onClose();
      }}
    >
      <Kind entries={entries} error={errorOf('other')} onChange={change} />
      {hasNamespace(entries) && (
        <TextField
          label={t('requests.inside.namespace')}
          value={entries.namespace}
          placeholder="default"
          error={errorOf('namespace')}
          onChange={(event) => change({ namespace: event.target.value })}
        />
      )}
      {hasName(entries) && (
        <TextField
          label={t('words.name')}
          value={entries.name}
          placeholder="web-*"
          error={errorOf('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
      )}
      <p className={styles.note}>{t('requests.inside.patterns')}</p>
      <div className={styles.buttons}>
        <Button type="submit" size="s" variant="primary">
          {t('requests.inside.ask')}
        </Button>
        <Button size="s" onClick={onClose}>
          {t('words.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Narrows a Kubernetes cluster down to something inside it, and back. */
export function InsideCluster({ item }: { readonly item: CartItem }) {
  const { cart } = useStores();
  const [open, setOpen] = useState(false);
  if (open) return <InsideForm item={item} onClose={() => setOpen(false)} />;
  const isWhole = item.kind === 'kube_cluster';
  return (
    <div className={styles.scope}>
      {isWhole && <span className={styles.note}>{t('requests.inside.isWhole')}</span>}
      <Button size="s" icon={isWhole ? 'filter' : 'plus'} onClick={() => setOpen(true)}>
        {isWhole ? t('requests.inside.only') : t('requests.inside.somethingElse')}
      </Button>
      {!isWhole && (
        <Button size="s" variant="quiet" onClick={() => cart.askWhole(item.id)}>
          {t('requests.inside.whole')}
        </Button>
      )}
    </div>
  );
}
