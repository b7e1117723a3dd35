import { t } from '#shared/i18n/text';
import { entriesOf } from '../../stores/palette/palette-store';
import { paletteSigns, readTyped } from '../../stores/palette/signs';
import { useActiveProfile, useApp, useFrom } from '../../stores/use-stores';
import { HiddenText } from '../../ui/hidden-text';
import { Spinner } from '../../ui/spinner';
import styles from './palette.module.css';
import { doingWords, indexWords, memoryWords } from './words';
import { usePalette, usePaletteState } from './use-palette';

function Key({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <span className={styles.hint}>
      <kbd>{keys}</kbd> {does}
    </span>
  );
}

/** What the keys do with what is chosen. */
function Hints() {
  const palette = usePalette();
  const { groups, at, login } = usePaletteState();
  const isMac = useApp(({ platform }) => platform === 'darwin');
  const entry = entriesOf(groups)[at];
  if (login)
    return (
      <>
        <Key keys="↵" does={t('words.connect')} />
        <Key keys="Esc" does={t('words.back')} />
      </>
    );
  if (!entry) return null;
  const { enter, other } = palette.actions.doings(entry);
  return (
    <>
      <Key keys="↵" does={doingWords(enter)} />
      {other && <Key keys={isMac ? '⌘ ↵' : 'Ctrl ↵'} does={doingWords(other)} />}
      <Key keys="Tab" does={t('palette.complete')} />
    </>
  );
}

/** What narrows, before anything is typed. */
function Signs() {
  return (
    <span className={styles.signs}>
      {Object.entries(paletteSigns).map(([sign, { name }]) => (
        <Key key={sign} keys={sign} does={t(`palette.sign.${name}.short`)} />
      ))}
    </span>
  );
}

/** How complete and how fresh what is found is, and what the keys do. */
export function PaletteFooter({ count }: { readonly count: number }) {
  const profile = useActiveProfile();
  const index = useFrom(
    (stores) => stores.index.store,
    (state) => (profile ? state[profile.id] : undefined),
  );
  const { notice, text, login } = usePaletteState();
  const isHelp = readTyped(text).sign === '?' && !login;
  const about =
    index && isHelp ? memoryWords(index) : indexWords(index, profile?.state === 'signed-in');
  return (
    <div className={styles.footer}>
      <span className={styles.about} role="status">
        {notice === '' ? about : notice}
        {text === '' && about === '' && !login && <Signs />}
        <HiddenText>{` ${t('palette.choices', { count })}`}</HiddenText>
      </span>
      {index?.filling && !index.complete && <Spinner size={12} />}
      <Hints />
    </div>
  );
}
