import { readTyped } from '../../stores/palette/signs';
import { useActiveProfile } from '../../stores/use-stores';
import styles from './palette.module.css';
import { usePaletteState } from './use-palette';

/** Why there is nothing, and what can be done about it. */
export function NothingFound() {
  const { text, login } = usePaletteState();
  const isSignedIn = useActiveProfile()?.state === 'signed-in';
  const { sign, words } = readTyped(text);
  const searched = words === '' ? 'Nothing is here yet.' : `Nothing is found for “${words}”.`;
  const advice = login
    ? ''
    : sign !== null && words !== ''
      ? `Take the ${sign} away to look everywhere.`
      : !isSignedIn && 'Sign in to find resources.';
  return (
    <p className={styles.nothing} role="status">
      {login ? `There is no login “${login.typed}” for you on ${login.name}.` : searched} {advice}
    </p>
  );
}
