import { useRef, useState } from 'react';
import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import type { ActionId } from '#shared/model/actions';
import { sameKeys, showKeys, writeKeys, type Keys } from '#shared/model/keys';
import {
  conflictsOf,
  keysFor,
  usualKeys,
  withKeys,
  type ShortcutChoices,
  type Shortcuts,
} from '#shared/model/shortcuts';
import { useShortcuts } from '../../stores/use-action';
import { useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import { focusSoon } from '../../ui/focus';
import { KeyRecorder } from './key-recorder';
import { namesOf } from './shortcut-words';
import styles from './shortcut-list.module.css';

/** The keys of an action, each with what else they ask for in the same place. */
function OneOfKeys(props: {
  readonly id: ActionId;
  readonly keys: Keys;
  readonly onRemove: () => void;
}) {
  const shortcuts = useShortcuts();
  const text = showKeys(props.keys, shortcuts.platform);
  return (
    <li className={styles.key}>
      <kbd>{text}</kbd>
      <IconButton
        icon="close"
        size="s"
        label={t('settings.keys.remove', { keys: text, action: actionTitle(props.id) })}
        onClick={props.onRemove}
      />
    </li>
  );
}

function conflictText(id: ActionId, keys: readonly Keys[], shortcuts: Shortcuts) {
  return keys
    .map((each) => ({ each, others: conflictsOf(id, each, shortcuts) }))
    .filter(({ others }) => others.length > 0)
    .map(({ each, others }) => {
      const text = showKeys(each, shortcuts.platform);
      return t('settings.keys.shared', { keys: text, actions: namesOf(others) });
    })
    .join(' ');
}

/** One action with its keys: to be added to, taken away, and reset. */
export function ShortcutRow({ id }: { readonly id: ActionId }) {
  const { actions } = useStores();
  const shortcuts = useShortcuts();
  const [recording, setRecording] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const title = actionTitle(id);
  const keys = keysFor(id, shortcuts);
  const save = (value: ShortcutChoices) =>
    void actions.run('settings.set', { name: 'keyboard.shortcuts', value });
  const done = () => {
    setRecording(false);
    focusSoon(add.current);
  };
  const remove = (gone: Keys) => {
    save(
      withKeys(
        shortcuts,
        id,
        keys.filter((each) => !sameKeys(each, gone)),
      ),
    );
    focusSoon(add.current);
  };
  const usual = usualKeys(id, shortcuts.platform);
  const isChosen = JSON.stringify(keys.map(writeKeys)) !== JSON.stringify(usual);
  const conflict = conflictText(id, keys, shortcuts);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <span className={styles.title}>{title}</span>
        {keys.length === 0 ? (
          <span className={styles.none}>{t('settings.keys.none')}</span>
        ) : (
          <ul className={styles.keys} aria-label={t('settings.keys.label', { action: title })}>
            {keys.map((each) => (
              <OneOfKeys key={writeKeys(each)} id={id} keys={each} onRemove={() => remove(each)} />
            ))}
          </ul>
        )}
        <IconButton
          ref={add}
          icon="plus"
          size="s"
          label={t('settings.keys.add', { action: title })}
          aria-expanded={recording}
          onClick={() => setRecording(true)}
        />
        {isChosen && (
          <IconButton
            icon="again"
            size="s"
            label={t('settings.keys.reset', { action: title })}
            onClick={() => {
              const { [id]: _, ...rest } = shortcuts.chosen;
              save(rest);
              focusSoon(add.current);
            }}
          />
        )}
      </div>
      {conflict !== '' && <p className={styles.conflict}>{conflict}</p>}
      {recording && <KeyRecorder id={id} shortcuts={shortcuts} onSave={save} onDone={done} />}
    </li>
  );
}
