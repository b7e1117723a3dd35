import { ContextMenu } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import type { ActionId } from '#shared/model/actions';
import { useKeysOf } from '../../../stores/use-action';
import menuStyles from '../../../ui/menu.module.css';
import type { TerminalHandlers } from './terminal-actions';

function Item(props: {
  readonly id: ActionId;
  readonly handlers: TerminalHandlers;
  readonly children: ReactNode;
}) {
  const { id, handlers, children } = props;
  const [keys] = useKeysOf(id);
  return (
    <ContextMenu.Item className={menuStyles.item} onSelect={() => handlers[id]?.()}>
      <span className={menuStyles.text}>{children}</span>
      {keys !== undefined && <span className={menuStyles.hint}>{keys}</span>}
    </ContextMenu.Item>
  );
}

const separator = <ContextMenu.Separator className={menuStyles.separator} />;

/** What a click with the right button on a terminal offers; `children` is the terminal. */
export function TerminalMenu(props: {
  readonly handlers: TerminalHandlers;
  /** Where the link leads that the pointer is on. */
  readonly target: string | null;
  readonly isBroadcasting: boolean;
  readonly onOpenLink: (target: string) => void;
  readonly onCopyLink: (target: string) => void;
  readonly onClosed: () => void;
  readonly children: ReactNode;
}) {
  const { handlers, target, isBroadcasting, onOpenLink, onCopyLink, onClosed, children } = props;
  const close = (event: Event) => {
    event.preventDefault();
    onClosed();
  };
  // The pointer leaves the link for the menu.
  const [link, setLink] = useState<string | null>(null);
  return (
    <ContextMenu.Root onOpenChange={(open) => open && setLink(target)}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className={menuStyles.menu} onCloseAutoFocus={close}>
          {link !== null && (
            <>
              <ContextMenu.Item className={menuStyles.item} onSelect={() => onOpenLink(link)}>
                Open link
              </ContextMenu.Item>
              <ContextMenu.Item className={menuStyles.item} onSelect={() => onCopyLink(link)}>
                Copy link
              </ContextMenu.Item>
              {separator}
            </>
          )}
          <Item id="terminal.copy" handlers={handlers}>
            Copy
          </Item>
          <Item id="terminal.paste" handlers={handlers}>
            Paste
          </Item>
          <Item id="terminal.snippets" handlers={handlers}>
            Insert a snippet…
          </Item>
          {separator}
          <Item id="terminal.find" handlers={handlers}>
            Find…
          </Item>
          <Item id="terminal.links" handlers={handlers}>
            Links…
          </Item>
          <Item id="terminal.clear" handlers={handlers}>
            Clear
          </Item>
          <Item id="terminal.export" handlers={handlers}>
            Save what was printed…
          </Item>
          {separator}
          <Item id="terminal.broadcast" handlers={handlers}>
            {isBroadcasting ? 'Stop typing into several' : 'Type into several terminals…'}
          </Item>
          <Item id="files.open" handlers={handlers}>
            Transfer files
          </Item>
          <Item id="terminal.openInTerminal" handlers={handlers}>
            Open in the system’s terminal
          </Item>
          <Item id="terminal.openInEditor" handlers={handlers}>
            Open in Visual Studio Code
          </Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
