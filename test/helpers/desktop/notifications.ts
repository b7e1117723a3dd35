import dbus from 'dbus-next';

/** A notification as it arrived on the session bus. */
export interface SeenNotification {
  readonly id: number;
  readonly app: string;
  readonly summary: string;
  readonly body: string;
  /** Keys and labels, in turn. */
  readonly actions: readonly string[];
}

/**
 * `org.freedesktop.Notifications`, as the Desktop Notifications Specification 1.2 has it: records what is shown,
 * and can click on it.
 */
export class NotificationServer extends dbus.interface.Interface {
  readonly seen: SeenNotification[] = [];
  /** Those that the program itself took back, by id. */
  readonly closed = new Set<number>();
  private readonly waiting = new Set<() => void>();

  constructor() {
    super('org.freedesktop.Notifications');
  }

  Notify(
    app: string,
    replaces: number,
    _icon: string,
    summary: string,
    body: string,
    actions: string[],
  ): number {
    const id = replaces || this.seen.length + 1;
    this.seen.push({ id, app, summary, body, actions });
    for (const wake of this.waiting) wake();
    return id;
  }

  CloseNotification(id: number): void {
    this.closed.add(id);
    this.NotificationClosed(id, 3);
  }

  GetCapabilities(): string[] {
    return ['actions', 'body', 'persistence'];
  }

  GetServerInformation(): string[] {
    return ['daypass-test', 'daypass', '1', '1.2'];
  }

  ActionInvoked(id: number, key: string): [number, string] {
    return [id, key];
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }

  /** The first notification that fits, also one that came before the call. */
  async waitFor(
    fits: (seen: SeenNotification) => boolean,
    what: string,
    timeoutMs = 20_000,
  ): Promise<SeenNotification> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = this.seen.find(fits);
      if (found) return found;
      const left = deadline - Date.now();
      if (left <= 0)
        throw new Error(`No notification came that ${what}. Seen: ${JSON.stringify(this.seen)}`);
      await this.nextChange(left);
    }
  }

  private async nextChange(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      this.waiting.add(wake);
    });
  }
}

NotificationServer.configureMembers({
  methods: {
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
  },
  signals: {
    ActionInvoked: { signature: 'us' },
    NotificationClosed: { signature: 'uu' },
  },
});
