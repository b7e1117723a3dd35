import { ContextMenu } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { actionTitle } from '#shared/i18n/action-words';
import { t } from '#shared/i18n/text';
import type { ActionId } from '#shared/model/actions';
import { useKeysOf } from '../../../stores/use-action';
import menuStyles from '../../../ui/menu.module.css';
import type { TerminalHandlers } from './terminal-actions';

function Item(props: {
  readonly id: ActionId;
  readonly handlers: TerminalHandlers;
  /** What it is called in the menu, where that is not the title of the action. */
  readonly text?: string;
}) {
  const { id, handlers, text = actionTitle(id) } = props;
  const [keys] = useKeysOf(id);
  return (
    <ContextMenu.Item className={menuStyles.item} onSelect={() => handlers[id]?.()}>
      <span className={menuStyles.text}>{text}</span>
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
                {t('terminal.menu.openLink')}
              </ContextMenu.Item>
              <ContextMenu.Item className={menuStyles.item} onSelect={() => onCopyLink(link)}>
                {t('terminal.menu.copyLink')}
              </ContextMenu.Item>
              {separator}
            </>
          )}
          <Item id="terminal.copy" handlers={handlers} />
          <Item id="terminal.paste" handlers={handlers} />
          <Item id="terminal.snippets" handlers={handlers} text={t('terminal.menu.snippets')} />
          {separator}
          <Item id="terminal.find" handlers={handlers} text={t('terminal.menu.find')} />
          <Item id="terminal.links" handlers={handlers} text={t('terminal.menu.links')} />
          <Item id="terminal.clear" handlers={handlers} text={t('terminal.menu.clear')} />
          <Item id="terminal.export" handlers={handlers} text={t('terminal.menu.save')} />
          {separator}
          <Item
            id="terminal.broadcast"
            handlers={handlers}
            text={t(isBroadcasting ? 'terminal.menu.stopBroadcast' : 'terminal.menu.broadcast')}
          />
          <Item id="files.open" handlers={handlers} />
          <Item id="terminal.openInTerminal" handlers={handlers} />
          <Item id="terminal.openInEditor" handlers={handlers} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
