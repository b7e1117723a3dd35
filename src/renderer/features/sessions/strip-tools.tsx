import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import { activeTab } from '#shared/model/pane-layout';
import type { ActionId } from '#shared/model/actions';
import { useKeysOf } from '../../stores/use-action';
import { useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import type { IconName } from '../../ui/icon';
import { RichText } from '../../ui/rich-text';
import styles from './tab-strip.module.css';

/** A button for what keys do as well; its tooltip names them. */
function Tool({ action, icon }: { readonly action: ActionId; readonly icon: IconName }) {
  const { keyboard } = useStores();
  const label = actionTitle(action);
  const [keys] = useKeysOf(action);
  return (
    <IconButton
      icon={icon}
      size="s"
      label={label}
      title={keys === undefined ? label : t('sessions.tools.withKeys', { action: label, keys })}
      onClick={() => keyboard.run(action)}
    />
  );
}

/** What can be done with the pane in use, beside the tabs. */
export function StripTools() {
  const pane = useFrom(
    (stores) => stores.layout.store,
    (state) => activeTab(state)?.focused,
  );
  const isSession = useFrom(
    (stores) => stores.terminals.store,
    ({ tabs }) => tabs.some(({ id }) => id === pane),
  );
  const [leave] = useKeysOf('terminal.leave');
  return (
    <div className={styles.tools}>
      {leave !== undefined && (
        <p className={styles.keys}>
          <RichText id="sessions.tools.leave" values={{ keys: <kbd>{leave}</kbd> }} />
        </p>
      )}
      {isSession && (
        <>
          <Tool action="pane.splitRight" icon="splitRight" />
          <Tool action="pane.splitDown" icon="splitDown" />
        </>
      )}
      <Tool action="terminal.zen" icon="expand" />
    </div>
  );
}
