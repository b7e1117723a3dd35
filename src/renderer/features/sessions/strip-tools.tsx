import { activeTab } from '#shared/model/pane-layout';
import type { ActionId } from '#shared/model/actions';
import { useKeysOf } from '../../stores/use-action';
import { useFrom, useStores } from '../../stores/use-stores';
import { IconButton } from '../../ui/button';
import type { IconName } from '../../ui/icon';
import styles from './tab-strip.module.css';

/** A button for what keys do as well; its tooltip names them. */
function Tool(props: {
  readonly action: ActionId;
  readonly icon: IconName;
  readonly label: string;
}) {
  const { action, icon, label } = props;
  const { keyboard } = useStores();
  const [keys] = useKeysOf(action);
  return (
    <IconButton
      icon={icon}
      size="s"
      label={label}
      title={keys === undefined ? label : `${label} (${keys})`}
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
          <kbd>{leave}</kbd> leaves the terminal
        </p>
      )}
      {isSession && (
        <>
          <Tool action="pane.splitRight" icon="splitRight" label="Split to the right" />
          <Tool action="pane.splitDown" icon="splitDown" label="Split downwards" />
        </>
      )}
      <Tool action="terminal.zen" icon="expand" label="Show nothing but the terminal" />
    </div>
  );
}
