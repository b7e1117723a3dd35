import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Menu, MenuItem, MenuRadioGroup, MenuSeparator } from '../../ui/menu';
import styles from './files-screen.module.css';
import { useFiles, useFilesView, useTell } from './use-files';
import { connectionWords } from './words';

/** Which machine is shown, and as whom; the others that are connected; leaving it. */
export function ServerBar() {
  const files = useFiles();
  const tell = useTell();
  const connections = useFilesView((view) => view.connections);
  const active = useFilesView((view) => view.active);
  const shown = connections.find(({ id }) => id === active);
  if (!shown) return null;
  const { text, tone } = connectionWords[shown.state];
  const name = `${shown.login}@${shown.name}`;
  const options = connections.map((each) => {
    const own = `${each.login}@${each.name}`;
    return { value: each.id, text: own, content: own };
  });
  return (
    <>
      <span className={styles.badge}>
        <Badge tone={tone}>{text}</Badge>
      </span>
      <Menu
        trigger={
          <Button icon="server" aria-label={`Server: ${name}`}>
            {name}
          </Button>
        }
      >
        <MenuRadioGroup label="Server" value={active} options={options} onChange={files.select} />
        <MenuSeparator />
        <MenuItem icon="leave" onSelect={() => tell(files.disconnect(shown.id))}>
          Disconnect {name}
        </MenuItem>
      </Menu>
    </>
  );
}
