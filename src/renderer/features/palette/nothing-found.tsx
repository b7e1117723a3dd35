import { t } from '#shared/i18n/text';
import { readTyped } from '../../stores/palette/signs';
import { useActiveProfile } from '../../stores/use-stores';
import styles from './palette.module.css';
import { usePaletteState } from './use-palette';

/** Why there is nothing, and what can be done about it. */
export function NothingFound() {
  const { text, login } = usePaletteState();
  const isSignedIn = useActiveProfile()?.state === 'signed-in';
  const { sign, words } = readTyped(text);
  const searched = words === '' ? t('palette.nothing.yet') : t('palette.nothing.found', { words });
  const advice = login
    ? ''
    : sign !== null && words !== ''
      ? t('palette.nothing.sign', { sign })
      : !isSignedIn && t('palette.nothing.signIn');
  return (
    <p className={styles.nothing} role="status">
      {login ? t('palette.nothing.login', { login: login.typed, name: login.name }) : searched}{' '}
      {advice}
    </p>
  );
}
