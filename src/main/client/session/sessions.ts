import { ExpectedError } from '#shared/api/errors';
import type { SessionState } from '#shared/ipc/app-state';
import type { Profile } from '../profile/profile';
import { Session } from './session';
import type { TerminalPort } from './terminal-pump';

/** What a session is opened with. */
export interface OpenSession {
  readonly sessionId: string;
  readonly resource: string;
  readonly login: string;
  readonly columns: number;
  readonly rows: number;
}

/** All terminal sessions of this computer's profiles; ended ones stay until they are closed once more. */
export class Sessions {
  readonly #onChange: () => void;
  readonly #sessions = new Map<string, Session>();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  snapshots(): SessionState[] {
    return [...this.#sessions.values()].map((session) => session.state);
  }

  /** Starts connecting; how that goes is told by the session's state and its port. */
  open(profile: Profile, input: OpenSession, port: TerminalPort): void {
    const { sessionId: id, resource, login, columns, rows } = input;
    if (this.#sessions.has(id))
      throw new ExpectedError('conflict', 'There is a session with this id already.');
    const session = new Session({
      id,
      profileId: profile.saved.id,
      resource,
      login,
      columns,
      rows,
      port,
      access: () => profile.sshAccess(resource),
      onChange: this.#onChange,
    });
    this.#sessions.set(id, session);
    this.#onChange();
    void session.start();
    void rename(session, profile, resource);
  }

  /** Ends a session, or removes one that has ended. An unknown one is closed already. */
  close(id: string): void {
    const session = this.#sessions.get(id);
    if (session?.state.state === 'ended') {
      this.#sessions.delete(id);
      this.#onChange();
    }
    session?.end('You closed this session.');
  }

  /** Ends the sessions of a profile, or of all. */
  endAll(reason: string, profileId: string | null): void {
    for (const session of this.#sessions.values())
      if (profileId === null || session.state.profileId === profileId) session.end(reason);
  }
}

/** Gives the session the name that people use for its node. When that cannot be had, nothing stops. */
async function rename(session: Session, profile: Profile, resource: string): Promise<void> {
  try {
    const { rows } = await profile.call('resources.search', {
      query: resource.split('/').at(-1) ?? '',
      kinds: ['node'],
      labels: {},
      show: 'all',
      cursor: null,
      limit: 5,
    });
    const row = rows.find(({ resource: { id } }) => id === resource);
    if (row) session.rename(row.resource.name);
  } catch {
    // It keeps showing the node's id.
  }
}
