import { SearchAddon, type ISearchOptions } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import { IconButton } from '../../../ui/button';
import { classes } from '../../../ui/classes';
import { hexColour } from '../../../ui/terminal-theme';
import styles from './find-bar.module.css';
import { foundWords, patternProblem, type Found } from './find-words';

/** So many places are marked and counted; more would keep the window busy. */
const mostMarked = 1_000;

/** What of a search is switched on and off. */
interface Ways {
  readonly caseSensitive: boolean;
  readonly regex: boolean;
}

/** The search of one terminal; each has one of its own, as long as the bar is open. */
function useSearch(terminal: Terminal) {
  const [found, setFound] = useState<Found>({ at: -1, count: 0 });
  const search = useRef<SearchAddon>(null);
  useEffect(() => {
    const addon = new SearchAddon({ highlightLimit: mostMarked });
    search.current = addon;
    terminal.loadAddon(addon);
    addon.onDidChangeResults(({ resultIndex, resultCount }) =>
      setFound({ at: resultIndex, count: resultCount }),
    );
    return () => {
      addon.clearDecorations();
      addon.dispose();
    };
  }, [terminal]);
  return { found, search };
}

function decorations(element: HTMLElement | undefined): NonNullable<ISearchOptions['decorations']> {
  const colour = (token: string) => hexColour(element ?? document.body, token);
  return {
    matchBackground: colour('--terminal-found'),
    matchOverviewRuler: colour('--terminal-found'),
    activeMatchBackground: colour('--terminal-found-here'),
    activeMatchColorOverviewRuler: colour('--terminal-found-here'),
  };
}

function Switch(props: {
  readonly text: string;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: () => void;
}) {
  return (
    <button
      type="button"
      className={classes(styles.switch, props.on && styles.on)}
      aria-pressed={props.on}
      aria-label={props.label}
      title={props.label}
      onClick={props.onChange}
    >
      {props.text}
    </button>
  );
}

/** Finds words in what a terminal printed. Enter goes to the place before, as what was printed last is nearest. */
export function FindBar(props: {
  readonly terminal: Terminal;
  /** Grows each time the search is asked for while it is open. */
  readonly asked: number;
  readonly onClose: () => void;
}) {
  const { terminal, asked, onClose } = props;
  const { found, search } = useSearch(terminal);
  const [words, setWords] = useState(() => firstLine(terminal.getSelection()));
  const [ways, setWays] = useState<Ways>({ caseSensitive: false, regex: false });
  const input = useRef<HTMLInputElement>(null);
  const problem = ways.regex ? patternProblem(words) : null;

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  useEffect(() => {
    // Searched anew: by itself the addon overlooks that case or pattern was switched.
    search.current?.clearDecorations();
    if (words !== '' && problem === null)
      search.current?.findPrevious(words, { ...ways, decorations: decorations(terminal.element) });
  }, [words, ways, problem, search, terminal]);

  const go = (way: 'findNext' | 'findPrevious') => {
    if (words === '' || problem !== null) return;
    search.current?.[way](words, { ...ways, decorations: decorations(terminal.element) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter') go(event.shiftKey ? 'findNext' : 'findPrevious');
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes from any of its parts
    <div
      role="search"
      aria-label={t('terminal.find.label')}
      className={styles.bar}
      onKeyDown={press}
    >
      <input
        ref={input}
        type="text"
        className={styles.input}
        aria-label={actionTitle('terminal.find')}
        aria-invalid={problem !== null || undefined}
        placeholder={t('terminal.find.placeholder')}
        spellCheck={false}
        autoComplete="off"
        maxLength={256}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <span role="status" className={styles.count}>
        {problem ?? foundWords(words, found, mostMarked)}
      </span>
      <Switch
        text="Aa"
        label={t('terminal.find.case')}
        on={ways.caseSensitive}
        onChange={() => setWays({ ...ways, caseSensitive: !ways.caseSensitive })}
      />
      <Switch
        text=".*"
        label={t('terminal.find.regex')}
        on={ways.regex}
        onChange={() => setWays({ ...ways, regex: !ways.regex })}
      />
      <IconButton
        icon="above"
        size="s"
        label={t('terminal.find.previous')}
        onClick={() => go('findPrevious')}
      />
      <IconButton
        icon="down"
        size="s"
        label={t('terminal.find.next')}
        onClick={() => go('findNext')}
      />
      <IconButton icon="close" size="s" label={t('terminal.find.close')} onClick={onClose} />
    </div>
  );
}

const firstLine = (text: string): string => text.split(/\r?\n/)[0]?.slice(0, 256) ?? '';
