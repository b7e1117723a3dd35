import { areasOf, dividersOf } from '#shared/model/pane-areas';
import type { LayoutTab } from '#shared/model/pane-layout';
import { classes } from '../../ui/classes';
import { Divider } from './divider';
import { Pane } from './pane';
import { factsOf, type PaneContents } from './pane-content';
import styles from './pane-grid.module.css';
import { tabIds } from './tab-ids';

/**
 * The panes of one tab. They lie side by side in the page whatever the tree, so that a terminal stays where it is
 * drawn while others come and go beside it.
 */
export function PaneGrid(props: {
  readonly tab: LayoutTab;
  readonly contents: PaneContents;
  readonly isActive: boolean;
  /** The screen of terminals is the one that is shown. */
  readonly visible: boolean;
  readonly grabs: number;
}) {
  const { tab, contents, isActive, visible, grabs } = props;
  const areas = areasOf(tab.root);
  const ids = tabIds(tab.id);
  const nameOf = (id: string): string => {
    const content = contents.get(id);
    return content ? factsOf(content).name : '';
  };
  return (
    <div
      id={ids.panel}
      role="tabpanel"
      aria-labelledby={ids.tab}
      className={classes(styles.grid, !isActive && styles.behind)}
      inert={!isActive}
    >
      {areas.map((area) => {
        const content = contents.get(area.id);
        const inUse = area.id === tab.focused;
        if (!content) return null;
        return (
          <Pane
            key={area.id}
            area={area}
            content={content}
            tab={tab.id}
            inUse={inUse}
            isAlone={areas.length === 1}
            isActive={isActive}
            shown={visible && isActive}
            grab={visible && isActive && inUse ? grabs : null}
          />
        );
      })}
      {dividersOf(tab.root).map((line) => (
        <Divider
          key={line.path.join('/')}
          tab={tab.id}
          line={line}
          name={nameOf(line.before)}
          controls={ids.panel}
        />
      ))}
    </div>
  );
}
