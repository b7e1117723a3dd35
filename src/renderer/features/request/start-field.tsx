import { useState } from 'react';
import { problemOfField } from '../../stores/cart-problems';
import { useStores } from '../../stores/use-stores';
import { SelectField, TextField } from '../../ui/field';
import { fromLocalInput, timeZoneText, toLocalInput } from '../../ui/local-time';
import { instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import styles from './request-details.module.css';
import { useCart } from './use-cart';

const hour = 3_600_000;

/** What is wrong with a start that was entered; `null` when nothing is. */
export function startProblem(
  startAt: number | null,
  now: number,
  latest: number | null,
): string | null {
  if (startAt === null) return 'Give a day and a time.';
  if (startAt <= now) return 'That time has passed. Choose a later one.';
  if (latest !== null && startAt > latest) return `${instantText(latest)} is the latest.`;
  return null;
}

/** The day and the time, in this computer's time zone. */
function StartTime() {
  const { cart } = useStores();
  const now = useNow(30_000);
  const startAt = useCart((state) => state.startAt);
  const latest = useCart((state) => state.dryRun?.latestStart ?? null);
  const refused = useCart((state) => state.entries.startAt);
  const error = useCart((state) => problemOfField(state, 'startAt'));
  const [text, setText] = useState(() => (startAt === null ? '' : toLocalInput(startAt)));
  const enter = (next: string) => {
    setText(next);
    const at = fromLocalInput(next);
    const problem = startProblem(at, Date.now(), latest);
    if (problem === null) cart.setStart(at);
    else cart.refuse('startAt', problem);
  };
  const zone = timeZoneText(startAt ?? now);
  return (
    <TextField
      type="datetime-local"
      label="Day and time"
      value={text}
      min={toLocalInput(now)}
      max={latest === null ? undefined : toLocalInput(latest)}
      hint={`In your time zone: ${zone}.`}
      error={(text === '' ? null : refused) ?? error}
      onChange={({ target }) => enter(target.value)}
    />
  );
}

/** Whether the access starts with the approval, or at a time. */
export function StartField() {
  const { cart } = useStores();
  const isLater = useCart((state) => state.startAt !== null || 'startAt' in state.entries);
  return (
    <div className={styles.start}>
      <SelectField
        label="Start"
        value={isLater ? 'later' : ''}
        onChange={({ target }) => {
          if (target.value === '') cart.setStart(null);
          // The next full hour that leaves time for a decision.
          else cart.setStart(Math.ceil((Date.now() + hour) / hour) * hour);
        }}
      >
        <option value="">When it is approved</option>
        <option value="later">At a day and time…</option>
      </SelectField>
      {isLater && <StartTime />}
    </div>
  );
}
