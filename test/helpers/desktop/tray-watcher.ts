import dbus from 'dbus-next';

/**
 * `org.kde.StatusNotifierWatcher` with a host present, so that a tray icon finds a tray to stand in.
 * Source: the freedesktop StatusNotifierItem notes.
 */
export class TrayWatcher extends dbus.interface.Interface {
  /** Registered items: a bus name, or `<bus name><object path>`. */
  readonly items: string[] = [];
  private senderOf: () => string;

  constructor(senderOf: () => string) {
    super('org.kde.StatusNotifierWatcher');
    this.senderOf = senderOf;
  }

  get RegisteredStatusNotifierItems(): string[] {
    return this.items;
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }

  get ProtocolVersion(): number {
    return 0;
  }

  /** `service` is a bus name, or an object path on the caller's own name. */
  RegisterStatusNotifierItem(service: string): void {
    this.items.push(service.startsWith('/') ? `${this.senderOf()}${service}` : service);
    this.StatusNotifierItemRegistered(service);
  }

  RegisterStatusNotifierHost(): void {}

  StatusNotifierItemRegistered(service: string): string {
    return service;
  }
}

TrayWatcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: dbus.interface.ACCESS_READ },
    IsStatusNotifierHostRegistered: { signature: 'b', access: dbus.interface.ACCESS_READ },
    ProtocolVersion: { signature: 'i', access: dbus.interface.ACCESS_READ },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' },
    RegisterStatusNotifierHost: { inSignature: 's', outSignature: '' },
  },
  signals: { StatusNotifierItemRegistered: { signature: 's' } },
});
