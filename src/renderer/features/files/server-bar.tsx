import { t } from '#shared/i18n/text';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Menu, MenuItem, MenuRadioGroup, MenuSeparator } from '../../ui/menu';
import styles from './files-screen.module.css';
import { useFiles, useFilesView, useTell } from './use-files';
import { connectionStates } from './words';

/** Which machine is shown, and as whom; the others that are connected; leaving it. */
export function ServerBar() {
  const files = useFiles();
  const tell = useTell();
  const connections = useFilesView((view) => view.connections);
  const active = useFilesView((view) => view.active);
  const shown = connections.find(({ id }) => id === active);
  if (!shown) return null;
  const { title, tone } = connectionStates[shown.state];
  const name = `${shown.login}@${shown.name}`;
  const options = connections.map((each) => {
    const own = `${each.login}@${each.name}`;
    return { value: each.id, text: own, content: own };
  });
  return (
    <>
      <span className={styles.badge}>
        <Badge tone={tone}>{t(title)}</Badge>
      </span>
      <Menu
        trigger={
          <Button icon="server" aria-label={t('files.connection.serverNamed', { name })}>
            {name}
          </Button>
        }
      >
        <MenuRadioGroup
          label={t('files.connection.server')}
          value={active}
          options={options}
          onChange={files.select}
        />
        <MenuSeparator />
        <MenuItem icon="leave" onSelect={() => tell(files.disconnect(shown.id))}>
          {t('files.connection.leave', { name })}
        </MenuItem>
      </Menu>
    </>
  );
}
