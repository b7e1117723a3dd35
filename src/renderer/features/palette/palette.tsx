import { Dialog as Radix } from 'radix-ui';
import { useId, useRef } from 'react';
import { t } from '#shared/i18n/text';
import { entriesOf, loginsOf } from '../../stores/palette/palette-store';
import type { Entry } from '../../stores/palette/targets';
import { BareInput } from '../../ui/bare-input';
import { keepFocus } from '../../ui/focus';
import { HiddenText } from '../../ui/hidden-text';
import { Icon } from '../../ui/icon';
import { LoginList } from './login-list';
import { NothingFound } from './nothing-found';
import { PaletteFooter } from './palette-footer';
import { optionIdOf, PaletteList } from './palette-list';
import styles from './palette.module.css';
import { usePaletteKeys } from './use-palette-keys';
import { usePalette, usePaletteState } from './use-palette';

/** The field. It keeps the keyboard; the arrow keys walk through the list below. */
function Field({ listId, count }: { readonly listId: string; readonly count: number }) {
  const palette = usePalette();
  const { text, login, at } = usePaletteState();
  const onKeyDown = usePaletteKeys();
  const label = login ? t('palette.connectTo', { name: login.name }) : t('palette.find');
  return (
    <div className={styles.bar}>
      <Icon name={login ? 'terminal' : 'search'} />
      {login && <span className={styles.step}>{label}</span>}
      <BareInput
        type="text"
        role="combobox"
        className={styles.input}
        aria-label={label}
        aria-expanded={count > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? optionIdOf(listId, at) : undefined}
        placeholder={login ? t('palette.login.any') : t('palette.findMore')}
        maxLength={256}
        value={login ? login.typed : text}
        onChange={(event) => palette.setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function Contents() {
  const palette = usePalette();
  const { groups, login, at } = usePaletteState();
  const listId = useId();
  const count = login ? loginsOf(login).length : entriesOf(groups).length;
  const onChoose = (entry: Entry) => void palette.actions.act(entry, 'enter');
  return (
    <>
      <Field listId={listId} count={count} />
      {login ? (
        <LoginList id={listId} login={login} at={at} />
      ) : (
        count > 0 && <PaletteList id={listId} onChoose={onChoose} />
      )}
      {count === 0 && <NothingFound />}
      <PaletteFooter count={count} />
    </>
  );
}

/** Finding anything by a few letters of its name, and doing the next thing with it. */
export function Palette() {
  const palette = usePalette();
  const { login } = usePaletteState();
  /** What had the keyboard gets it back, unless what was chosen took it elsewhere. */
  const opener = useRef<Element | null>(null);
  const giveBack = (event: Event) => {
    event.preventDefault();
    const active = document.activeElement;
    if (active !== null && active !== document.body) return;
    if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    else keepFocus();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (!login) return;
    event.preventDefault();
    palette.back();
  };
  return (
    <Radix.Root open onOpenChange={(next) => !next && palette.close()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.content}
          aria-describedby={undefined}
          onOpenAutoFocus={() => (opener.current = document.activeElement)}
          onCloseAutoFocus={giveBack}
          onEscapeKeyDown={onEscape}
        >
          <Radix.Title>
            <HiddenText>{t('palette.title')}</HiddenText>
          </Radix.Title>
          <Contents />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
