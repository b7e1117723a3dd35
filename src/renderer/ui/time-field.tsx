import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { TextField } from './field';
import { fromLocalInput, timeZoneText, toLocalInput } from './local-time';
import { instantText } from './time';
import { useNow } from './use-now';

/** What is wrong with a start that was entered; `null` when nothing is. */
export function startProblem(
  startAt: number | null,
  now: number,
  latest: number | null,
): string | null {
  if (startAt === null) return t('ui.time.none');
  if (startAt <= now) return t('ui.time.passed');
  if (latest !== null && startAt > latest)
    return t('ui.time.latest', { time: instantText(latest) });
  return null;
}

/** A time to come, in this computer's time zone. */
export function TimeField(props: {
  /** What it begins with; `null` for an empty field. */
  readonly value: number | null;
  /** `null` while it is not known. */
  readonly latest: number | null;
  readonly error?: string | null | undefined;
  readonly onChange: (at: number) => void;
  /** What was entered cannot be taken, as a sentence. */
  readonly onProblem: (problem: string) => void;
}) {
  const { value, latest, error, onChange, onProblem } = props;
  const now = useNow(30_000);
  const [text, setText] = useState(() => (value === null ? '' : toLocalInput(value)));
  const [shown, setShown] = useState(value);
  // Chosen elsewhere, as on a line of time, it stands here as well.
  if (value !== shown) {
    setShown(value);
    if (value !== null && fromLocalInput(text) !== value) setText(toLocalInput(value));
  }
  const enter = (next: string) => {
    setText(next);
    const at = fromLocalInput(next);
    const problem = startProblem(at, Date.now(), latest);
    if (problem === null && at !== null) onChange(at);
    else onProblem(problem ?? '');
  };
  return (
    <TextField
      type="datetime-local"
      label={t('ui.time.label')}
      value={text}
      min={toLocalInput(now)}
      max={latest === null ? undefined : toLocalInput(latest)}
      hint={t('ui.time.zone', { zone: timeZoneText(value ?? now) })}
      error={error ?? null}
      onChange={({ target }) => enter(target.value)}
    />
  );
}

/** The next full hour that leaves time for a decision. */
export function nextStart(now: number): number {
  const hour = 3_600_000;
  return Math.ceil((now + hour) / hour) * hour;
}
