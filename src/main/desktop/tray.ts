import { Menu, Tray, type NativeImage } from 'electron';
import { trayIcon } from './icons';
import type { TrayAction, TrayModel } from './tray-model';

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
  tray.on('click', () => onAction({ type: 'show' }));
  let shown = '';

  return {
    show(model) {
      // The model is made anew on every change of the state; most of those change nothing here.
      const now = JSON.stringify(model);
      if (now === shown) return;
      shown = now;
      tray.setImage(icon(model.badge));
      tray.setToolTip(model.tooltip);
      tray.setContextMenu(
        Menu.buildFromTemplate(
          model.items.map((item) =>
            item.type === 'separator'
              ? { type: 'separator' }
              : { label: item.label, click: () => onAction(item.action) },
          ),
        ),
      );
    },
    close: () => tray.destroy(),
  };
}
