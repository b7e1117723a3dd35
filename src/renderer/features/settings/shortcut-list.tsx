import { useState } from 'react';
import { actionGroupName } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import { actionGroups, actions as table, type ActionId } from '#shared/model/actions';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Section } from '../../ui/screen';
import { ShortcutRow } from './shortcut-row';
import rowStyles from './setting-row.module.css';
import styles from './shortcut-list.module.css';

function ResetAll() {
  const { actions } = useStores();
  const [open, setOpen] = useState(false);
  const count = useApp(({ settings }) => Object.keys(settings['keyboard.shortcuts']).length);
  const reset = async () => {
    setOpen(false);
    await actions.run('settings.reset', { name: 'keyboard.shortcuts' });
  };
  if (count === 0) return null;
  return (
    <>
      <Button size="s" icon="again" onClick={() => setOpen(true)}>
        {t('settings.shortcuts.resetAll')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('settings.shortcuts.reset.title')}
        description={t('settings.shortcuts.reset.description')}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{t('words.cancel')}</Button>
            <Button variant="primary" onClick={() => void reset()}>
              {t('settings.shortcuts.reset.confirm')}
            </Button>
          </>
        }
      />
    </>
  );
}

/** The shortcuts of these actions, by group, each to be changed. */
export function ShortcutList({ ids }: { readonly ids: readonly ActionId[] }) {
  if (ids.length === 0) return null;
  const groups = actionGroups.filter((group) => ids.some((id) => table[id].group === group));
  return (
    <Section title={t('settings.shortcuts.title')} note={t('settings.shortcuts.note')}>
      {groups.map((group) => (
        <div key={group} className={styles.group}>
          <h3 className={styles.groupTitle}>{actionGroupName(group)}</h3>
          <ul className={rowStyles.rows}>
            {ids
              .filter((id) => table[id].group === group)
              .map((id) => (
                <ShortcutRow key={id} id={id} />
              ))}
          </ul>
        </div>
      ))}
      <div>
        <ResetAll />
      </div>
    </Section>
  );
}
