import type { RefObject } from 'react';
import type { ConfigFinding } from '#shared/api/procedures/configuration';
import { classes } from '../../ui/classes';
import styles from './yaml-field.module.css';

/** How a document begins. */
const sample = ['kind: role', 'version: v7', 'metadata:', '  name: …'].join('\n');

export interface LineMark {
  readonly line: number;
  readonly tone: 'problem' | 'note';
}

/** The lines that something is to be said of, each once; a problem goes before a note. */
export function lineMarks(
  problems: readonly ConfigFinding[],
  notes: readonly ConfigFinding[],
): readonly LineMark[] {
  const tones = new Map<number, LineMark['tone']>();
  for (const { line } of notes) tones.set(line, 'note');
  for (const { line } of problems) tones.set(line, 'problem');
  return [...tones].map(([line, tone]) => ({ line, tone }));
}

/** Puts the keyboard on a line, all of it selected. */
export function goToLine(field: HTMLTextAreaElement | null, line: number): void {
  if (!field) return;
  const lines = field.value.split('\n');
  const before = lines.slice(0, Math.max(0, line - 1));
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, start + (lines[before.length]?.length ?? 0));
  const height = Number.parseFloat(getComputedStyle(field).lineHeight);
  const frame = field.closest(`.${styles.frame}`);
  frame?.scrollTo({ top: Math.max(0, before.length * height - frame.clientHeight / 2), left: 0 });
}

/** Text with line numbers, and marks on the lines that something is wrong with. Tab moves on, as in any form. */
export function YamlField(props: {
  readonly label: string;
  readonly value: string;
  readonly marks: readonly LineMark[];
  readonly describedBy: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, marks, describedBy, field, onChange } = props;
  const count = value.split('\n').length;
  const numbers = Array.from({ length: count }, (_, index) => index + 1).join('\n');
  const isInvalid = marks.some(({ tone }) => tone === 'problem');
  return (
    <div className={styles.frame}>
      <div className={styles.sheet}>
        <pre className={styles.numbers} aria-hidden="true">
          {numbers}
        </pre>
        <div className={styles.text}>
          {marks.map(({ line, tone }) => (
            <div
              key={line}
              className={classes(styles.mark, styles[tone])}
              style={{ '--line': line - 1 } as React.CSSProperties}
              data-testid={`line-${line}-${tone}`}
            />
          ))}
          <textarea
            ref={field}
            className={styles.area}
            aria-label={label}
            aria-invalid={isInvalid || undefined}
            aria-describedby={describedBy}
            wrap="off"
            rows={count}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={value}
            placeholder={sample}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      </div>
    </div>
  );
}
