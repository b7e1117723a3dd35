import { useState } from 'react';
import {
  actionGroups,
  actions as table,
  type ActionGroup,
  type ActionId,
} from '#shared/model/actions';
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
        Reset all shortcuts
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Give every action its usual keys again?"
        description="The keys that you chose are forgotten."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="primary" onClick={() => void reset()}>
              Reset all
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
  const groups = (Object.keys(actionGroups) as ActionGroup[]).filter((group) =>
    ids.some((id) => table[id].group === group),
  );
  return (
    <Section
      title="Keyboard shortcuts"
      note="Inside a terminal only keys with Ctrl and Shift, with Cmd, or Ctrl+Tab reach the app; all others are the shell's."
    >
      {groups.map((group) => (
        <div key={group} className={styles.group}>
          <h3 className={styles.groupTitle}>{actionGroups[group]}</h3>
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
