import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import { BareInput } from '../../ui/bare-input';
import { CompletionList, completionId } from './completion-list';
import { completed, completionsAt, type Completion, type Completions } from './completions';
import styles from './predicate-input.module.css';

/** A condition as it is written, in the language of conditions. */
const sample = 'labels.env == "prod" && hasPrefix(name, "web-")';
const noCompletions: Completions = { from: 0, to: 0, options: [] };

/** What could be typed next, which of it is chosen, and taking it. */
function useCompletions(text: string, onTaken: (text: string, caret: number) => void) {
  const labels = useFrom(
    (stores) => stores.search.store,
    (state) => state.labelCounts,
  );
  const [shown, setShown] = useState(noCompletions);
  const [active, setActive] = useState(0);
  const isOpen = shown.options.length > 0;
  const close = () => setShown(noCompletions);
  const offer = (next: string, caret: number) => {
    setShown(completionsAt(next, caret, labels));
    setActive(0);
  };
  return {
    shown,
    active,
    isOpen,
    close,
    offer,
    step: (by: number) =>
      setActive((now) => (now + by + shown.options.length) % shown.options.length),
    take(option: Completion | undefined) {
      if (!option) return;
      const taken = completed(text, shown, option);
      onTaken(taken.text, taken.caret);
      // A label that was named is followed by what it is compared with.
      offer(taken.text, taken.caret);
    },
  };
}

/** The condition as it is typed, with the faulty word of the last answer underlined. */
function Marks({ text, scroll }: { readonly text: string; readonly scroll: number }) {
  const problem = useFrom(
    (stores) => stores.search.store,
    (state) => state.problem,
  );
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.scrollLeft = scroll;
  }, [scroll, problem]);
  if (!problem?.span) return null;
  const { offset, length } = problem.span;
  const end = offset + Math.max(1, length);
  return (
    <div ref={box} className={styles.marks} aria-hidden="true">
      {text.slice(0, offset)}
      <span key={`${offset} ${length} ${text}`} className={styles.fault}>
        {text.slice(offset, end).padEnd(1)}
      </span>
      {text.slice(end)}
    </div>
  );
}

/** A condition on resources, completed while it is typed. */
export function PredicateInput(props: {
  readonly focus: number;
  readonly noteId: string;
  /** The row that the arrow keys have reached, while there is nothing to complete. */
  readonly activeRowId: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { focus, noteId, activeRowId, onKeyDown } = props;
  const { search } = useStores();
  const text = useFrom(
    () => search.store,
    (state) => state.predicate,
  );
  const hasProblem = useFrom(
    () => search.store,
    (state) => state.problem !== null,
  );
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const caretWish = useRef<number | null>(null);
  const [scroll, setScroll] = useState(0);
  const completions = useCompletions(text, (next, caret) => {
    caretWish.current = caret;
    search.setPredicate(next);
  });
  useLayoutEffect(() => {
    if (caretWish.current === null) return;
    input.current?.setSelectionRange(caretWish.current, caretWish.current);
    caretWish.current = null;
  }, [text]);
  useLayoutEffect(() => input.current?.focus(), [focus]);
  const { shown, active, isOpen } = completions;
  return (
    <div className={styles.field}>
      <Marks text={text} scroll={scroll} />
      <BareInput
        ref={input}
        type="text"
        role="combobox"
        className={styles.input}
        aria-label={t('search.condition.label')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={(isOpen ? completionId(listId, active) : activeRowId) ?? undefined}
        aria-invalid={hasProblem || undefined}
        aria-describedby={noteId}
        placeholder={sample}
        maxLength={4_096}
        value={text}
        onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
        onBlur={completions.close}
        onChange={({ target }) => {
          search.setPredicate(target.value);
          completions.offer(target.value, target.selectionStart ?? target.value.length);
        }}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          const takes = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey;
          if (!isOpen || (step === 0 && !takes && event.key !== 'Escape')) {
            if (event.ctrlKey && event.key === ' ')
              completions.offer(text, event.currentTarget.selectionStart ?? text.length);
            else if (event.key === 'Escape' && text !== '') search.setPredicate('');
            else onKeyDown(event);
            return;
          }
          event.preventDefault();
          if (step !== 0) completions.step(step);
          else if (takes) completions.take(shown.options[active]);
          else completions.close();
        }}
      />
      {isOpen && (
        <CompletionList
          id={listId}
          options={shown.options}
          active={active}
          onPick={completions.take}
        />
      )}
    </div>
  );
}
