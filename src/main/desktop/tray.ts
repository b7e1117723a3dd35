import { Menu, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import { trayIcon } from './icons';
import type { TrayAction, TrayItem } from './tray-items';
import type { TrayModel } from './tray-model';

export interface TrayView {
  show(model: TrayModel): void;
  close(): void;
}

/** Puts Daypass in the system's tray. The menu is made for keyboard and screen readers: plain labels, no pictures. */
export function openTray(onAction: (action: TrayAction) => void): TrayView {
  const icons = new Map<boolean, NativeImage>();
  const icon = (badge: boolean) => {
    const known = icons.get(badge) ?? trayIcon(process.platform, badge);
    icons.set(badge, known);
    return known;
  };
  const tray = new Tray(icon(false));
  tray.on('click', () => onAction({ type: 'open', screen: null }));
  let shown = '';

  return {
    show(model) {
      // The model is made anew on every change of the state; most of those change nothing here.
      const now = JSON.stringify(model);
      if (now === shown) return;
      shown = now;
      tray.setImage(icon(model.badge));
      tray.setToolTip(model.tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(model.items.map(entryOf(onAction))));
    },
    close: () => tray.destroy(),
  };
}

const entryOf =
  (onAction: (action: TrayAction) => void) =>
  (item: TrayItem): MenuItemConstructorOptions => {
    switch (item.type) {
      case 'separator':
        return { type: 'separator' };
      case 'menu':
        return { label: item.label, submenu: item.items.map(entryOf(onAction)) };
      case 'action': {
        const { label, action, checked } = item;
        const click = () => onAction(action);
        return checked === undefined
          ? { label, click }
          : { label, click, type: 'checkbox', checked };
      }
    }
  };
