import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { parseDuration } from '#shared/lib/duration';
import styles from './duration-field.module.css';
import { SelectField, TextField } from './field';
import { durationWords } from './time';

const other = 'other';

/** What is wrong with a duration that somebody typed, or its milliseconds. */
export function readDuration(text: string, longest: number): number | string {
  const parsed = parseDuration(text.replaceAll(/(?<=\d)\s+|\s+(?=\d)/g, ''));
  if (!parsed.ok) return t('ui.duration.unfinished');
  if (longest > 0 && parsed.value > longest)
    return t('ui.duration.most', { duration: durationWords(longest) });
  return parsed.value;
}

/** The typed one. Its value counts once it can be read. */
function Typed(props: {
  readonly label: string;
  readonly longest: number;
  readonly onChange: (ms: number) => void;
  readonly onProblem: (problem: string) => void;
}) {
  const { label, longest, onChange, onProblem } = props;
  const [text, setText] = useState('');
  const read = text.trim() === '' ? null : readDuration(text, longest);
  return (
    <TextField
      label={t('ui.duration.exactly', { label })}
      value={text}
      placeholder="1h 30m"
      hint={longest > 0 ? t('ui.duration.atMost', { duration: durationWords(longest) }) : undefined}
      error={typeof read === 'string' ? read : null}
      onChange={({ target }) => {
        setText(target.value);
        const next = readDuration(target.value, longest);
        if (typeof next === 'number') onChange(next);
        else onProblem(next);
      }}
    />
  );
}

/** A duration in milliseconds: one of a few, or one that is typed; `null` for what `none` says. */
export function DurationField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly choices: readonly number[];
  /** Milliseconds; 0 while it is not known. */
  readonly longest: number;
  readonly none: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  /** What was entered can be read, and takes the place of any problem. */
  readonly onChange: (ms: number | null) => void;
  /** What was typed cannot be read; the value before it counts no more. */
  readonly onProblem: (problem: string) => void;
}) {
  const { label, value, choices, longest, none, hint, error, onChange, onProblem } = props;
  const [isTyping, setTyping] = useState(false);
  const isListed = value === null || choices.includes(value);
  return (
    <div className={styles.fields}>
      <SelectField
        label={label}
        value={isTyping ? other : (value ?? '')}
        hint={hint}
        error={error ?? null}
        onChange={({ target }) => {
          setTyping(target.value === other);
          if (target.value === other) onProblem(t('ui.duration.unfinished'));
          else onChange(target.value === '' ? null : Number(target.value));
        }}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {durationWords(choice)}
          </option>
        ))}
        {!isListed && <option value={value}>{durationWords(value)}</option>}
        <option value={other}>{t('ui.duration.another')}</option>
      </SelectField>
      {isTyping && (
        <Typed label={label} longest={longest} onChange={onChange} onProblem={onProblem} />
      )}
    </div>
  );
}
