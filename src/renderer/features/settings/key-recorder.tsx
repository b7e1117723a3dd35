import { useState, type KeyboardEvent } from 'react';
import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import { actions as table, type ActionId } from '#shared/model/actions';
import { belongsToShell, keysOfPress, sameKeys, showKeys, type Keys } from '#shared/model/keys';
import {
  conflictsOf,
  keysFor,
  refusalOf,
  withKeys,
  withKeysTaken,
  type ShortcutChoices,
  type Shortcuts,
} from '#shared/model/shortcuts';
import { Button } from '../../ui/button';
import { namesOf } from './shortcut-words';
import styles from './shortcut-list.module.css';

/** What there is to say about keys that somebody pressed for an action. */
export function judge(id: ActionId, keys: Keys, shortcuts: Shortcuts) {
  const text = showKeys(keys, shortcuts.platform);
  const refusal = refusalOf(id, keys);
  if (refusal !== null)
    return { verdict: 'refused', text: t(`settings.keys.${refusal}`, { keys: text }) } as const;
  if (keysFor(id, shortcuts).some((each) => sameKeys(each, keys)))
    return { verdict: 'refused', text: t('settings.keys.already', { keys: text }) } as const;
  const others = conflictsOf(id, keys, shortcuts);
  if (others.length > 0)
    return {
      verdict: 'taken',
      text: t('settings.keys.taken', { keys: text, actions: namesOf(others) }),
    } as const;
  const inShell = table[id].place === 'everywhere' && belongsToShell(keys);
  return {
    verdict: 'free',
    text: t(inShell ? 'settings.keys.freeInShell' : 'settings.keys.free', { keys: text }),
  } as const;
}

/** Takes keys by having them pressed. Tab leaves it, Escape gives up. */
export function KeyRecorder(props: {
  readonly id: ActionId;
  readonly shortcuts: Shortcuts;
  readonly onSave: (chosen: ShortcutChoices) => void;
  readonly onDone: () => void;
}) {
  const { id, shortcuts, onSave, onDone } = props;
  const [keys, setKeys] = useState<Keys | null>(null);
  const judged = keys && judge(id, keys, shortcuts);
  const press = (event: KeyboardEvent) => {
    const pressed = keysOfPress(event);
    if (pressed?.key === 'Tab' && !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!pressed) return;
    if (pressed.key === 'Escape' && pressed.modifiers.length === 0) onDone();
    else setKeys(pressed);
  };
  const save = (chosen: ShortcutChoices) => {
    onSave(chosen);
    onDone();
  };
  const add = () => {
    if (keys) save(withKeys(shortcuts, id, [...keysFor(id, shortcuts), keys]));
  };
  return (
    <div
      className={styles.recorder}
      role="group"
      aria-label={t('settings.keys.new', { action: actionTitle(id) })}
    >
      <button type="button" className={styles.field} autoFocus onKeyDown={press}>
        {keys ? <kbd>{showKeys(keys, shortcuts.platform)}</kbd> : t('settings.keys.press')}
      </button>
      <p className={styles.said} role="status">
        {judged?.text ?? t('settings.keys.help')}
      </p>
      {judged?.verdict === 'taken' && keys && (
        <>
          <Button
            size="s"
            variant="primary"
            onClick={() => save(withKeysTaken(shortcuts, id, keys))}
          >
            {t('settings.keys.move')}
          </Button>
          <Button size="s" onClick={add}>
            {t('settings.keys.useForBoth')}
          </Button>
        </>
      )}
      {judged?.verdict === 'free' && (
        <Button size="s" variant="primary" onClick={add}>
          {t('settings.keys.use')}
        </Button>
      )}
      <Button size="s" variant="quiet" onClick={onDone}>
        {t('words.cancel')}
      </Button>
    </div>
  );
}
