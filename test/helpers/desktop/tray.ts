import { createHash } from 'node:crypto';
import dbus from 'dbus-next';

/** A menu entry as the tray shows it. */
export interface TrayEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly children: readonly TrayEntry[];
}

/** What the tray shows for one icon, read over the bus. */
export interface TrayIcon {
  tooltip(): Promise<string>;
  /** A hash of the pictures that it is drawn by. */
  icon(): Promise<string>;
  menu(): Promise<readonly TrayEntry[]>;
  /** Clicks the first entry whose label fits, in any submenu. */
  click(label: RegExp): Promise<void>;
}

type RawLayout = [number, Record<string, dbus.Variant>, dbus.Variant<RawLayout>[]];

/**
 * Calls are written out in full: the items do not introspect themselves, so no proxy can be made for them.
 *
 * @param item a bus name, or `<bus name><object path>` as the watcher records it
 */
export function openTrayIcon(bus: dbus.MessageBus, item: string): TrayIcon {
  const slash = item.indexOf('/');
  const destination = slash === -1 ? item : item.slice(0, slash);
  const path = slash === -1 ? '/StatusNotifierItem' : item.slice(slash);

  async function call(
    at: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown[]> {
    const dot = member.lastIndexOf('.');
    const names = { interface: member.slice(0, dot), member: member.slice(dot + 1) };
    const reply = await bus.call(
      new dbus.Message({ destination, path: at, ...names, signature, body }),
    );
    return reply?.body ?? [];
  }

  async function read(property: string): Promise<unknown> {
    const [value] = await call(path, 'org.freedesktop.DBus.Properties.Get', 'ss', [
      'org.kde.StatusNotifierItem',
      property,
    ]);
    return (value as dbus.Variant).value;
  }

  async function menu(): Promise<readonly TrayEntry[]> {
    const at = String(await read('Menu'));
    const [, layout] = await call(at, 'com.canonical.dbusmenu.GetLayout', 'iias', [0, -1, []]);
    return toEntry(layout as RawLayout).children;
  }

  return {
    // ToolTip is (icon name, icon pixmaps, title, text).
    tooltip: async () => ((await read('ToolTip')) as [string, unknown, string, string])[2],
    icon: async () =>
      createHash('sha256')
        .update(JSON.stringify(await read('IconPixmap')))
        .digest('hex'),
    menu,
    async click(label) {
      const entries = await menu();
      const found = findEntry(entries, label);
      if (!found)
        throw new Error(`No tray entry fits ${String(label)}: ${JSON.stringify(entries)}`);
      const at = String(await read('Menu'));
      const nothing = new dbus.Variant('i', 0);
      await call(at, 'com.canonical.dbusmenu.Event', 'isvu', [found.id, 'clicked', nothing, 0]);
    },
  };
}

function toEntry([id, properties, children]: RawLayout): TrayEntry {
  return {
    id,
    // A single underscore marks the access key; a doubled one is an underscore.
    label: String(properties['label']?.value ?? '').replace(/_(_?)/g, '$1'),
    enabled: properties['enabled']?.value !== false,
    children: children.map((child) => toEntry(child.value)),
  };
}

function findEntry(entries: readonly TrayEntry[], label: RegExp): TrayEntry | undefined {
  for (const entry of entries) {
    if (label.test(entry.label)) return entry;
    const inside = findEntry(entry.children, label);
    if (inside) return inside;
  }
  return undefined;
}
