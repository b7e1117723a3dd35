import type { ClientEvents } from '#main/client/protocol';
import { createClient, type ClientWithPorts } from '#main/client/service';
import type { ProfileState, SessionState } from '#shared/ipc/app-state';

/** A client whose events a test can look at and wait for. */
export interface ClientRig {
  readonly client: ClientWithPorts;
  readonly clock: { now: number };
  last<Topic extends keyof ClientEvents>(topic: Topic): ClientEvents[Topic] | undefined;
  all<Topic extends keyof ClientEvents>(topic: Topic): ClientEvents[Topic][];
  /** Waits until the state of a profile is as described; the newest state counts. */
  profile(id: string, is: (state: ProfileState) => boolean): Promise<ProfileState>;
  session(id: string, is: (state: SessionState) => boolean): Promise<SessionState>;
  /** Waits until a session has ended. */
  ended(id: string): Promise<SessionState>;
  /** Waits until what was told fulfils a condition. */
  until(is: () => boolean): Promise<void>;
  /** Shuts the client down; fails when something happened in it that nobody foresaw. */
  close(): Promise<void>;
}

export function createClientRig(): ClientRig {
  const events: { topic: keyof ClientEvents; payload: unknown }[] = [];
  const listeners = new Set<() => void>();
  const bugs: unknown[] = [];
  const clock = { now: Date.now() };
  const client = createClient({
    now: () => clock.now,
    emit(topic, payload) {
      events.push({ topic, payload });
      for (const listener of listeners) listener();
    },
    onBug: (error) => bugs.push(error),
  });
  const all: ClientRig['all'] = (topic) =>
    events.filter((each) => each.topic === topic).map(({ payload }) => payload as never);
  const last: ClientRig['last'] = (topic) => all(topic).at(-1);
  const until = <T>(look: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        listeners.delete(check);
        resolve(found);
      };
      listeners.add(check);
      check();
    });
  return {
    client,
    clock,
    all,
    last,
    profile: (id, is) =>
      until(() => last('profiles')?.find((state) => state.id === id && is(state))),
    session: (id, is) =>
      until(() => last('sessions')?.find((state) => state.id === id && is(state))),
    ended: (id) =>
      until(() => last('sessions')?.find((each) => each.id === id && each.state === 'ended')),
    until: (is) => until(() => (is() ? true : undefined)).then(() => undefined),
    async close() {
      await client.shutdown({});
      if (bugs.length > 0)
        throw new AggregateError(bugs, 'The client met failures it did not expect');
    },
  };
}
