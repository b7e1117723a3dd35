import { useState } from 'react';
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

const patterns = '* stands for anything: web-*. Between ^ and $ stands a regular expression.';

function Kind(props: {
  readonly entries: InsideEntries;
  readonly error: string | null;
  readonly onChange: (part: Partial<InsideEntries>) => void;
}) {
  const { entries, error, onChange } = props;
  return (
    <>
      <SelectField
        label="Kind"
        value={entries.kind}
        onChange={(event) => onChange({ kind: event.target.value })}
      >
        {insideKinds.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
        <option value={everything}>everything in a namespace</option>
        <option value={otherKind}>another kind…</option>
      </SelectField>
      {entries.kind === otherKind && (
        <TextField
          label="Plural and group"
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
      aria-label={`Inside ${item.name}`}
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
          label="Namespace"
          value={entries.namespace}
          placeholder="default"
          error={errorOf('namespace')}
          onChange={(event) => change({ namespace: event.target.value })}
        />
      )}
      {hasName(entries) && (
        <TextField
          label="Name"
          value={entries.name}
          placeholder="web-*"
          error={errorOf('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
      )}
      <p className={styles.note}>{patterns}</p>
      <div className={styles.buttons}>
        <Button type="submit" size="s" variant="primary">
          Ask for this
        </Button>
        <Button size="s" onClick={onClose}>
          Cancel
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
      {isWhole && <span className={styles.note}>The whole cluster.</span>}
      <Button size="s" icon={isWhole ? 'filter' : 'plus'} onClick={() => setOpen(true)}>
        {isWhole ? 'Only something inside' : 'Something else inside'}
      </Button>
      {!isWhole && (
        <Button size="s" variant="quiet" onClick={() => cart.askWhole(item.id)}>
          The whole cluster
        </Button>
      )}
    </div>
  );
}
