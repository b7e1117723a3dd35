import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
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
  /** Its tab has shown an earlier shell, which this client does not know. */
  readonly again: boolean;
}

/** All terminal sessions of this computer's profiles; ended ones stay until they are closed once more. */
export class Sessions {
  readonly #onChange: () => void;
  readonly #now: () => number;
  readonly #sessions = new Map<string, Session>();

  constructor(now: () => number, onChange: () => void) {
    this.#now = now;
    this.#onChange = onChange;
  }

  snapshots(): SessionState[] {
    return [...this.#sessions.values()].map((session) => session.state);
  }

  /** Starts connecting; how that goes is told by the session's state and its port. */
  open(profile: Profile, input: OpenSession, port: TerminalPort): void {
    const { sessionId: id, resource } = input;
    if (this.#sessions.has(id)) throw new ExpectedError('conflict', t('client.session.isThere'));
    const session = new Session({
      ...input,
      id,
      profileId: profile.saved.id,
      access: () => profile.sshAccess(resource),
      onChange: this.#onChange,
      now: this.#now,
    });
    this.#sessions.set(id, session);
    session.attach(port, null);
    this.#onChange();
    void session.start();
    void rename(session, profile, resource);
  }

  /**
   * Shows a session in a window that was not there or did not look.
   *
   * @param from how many of its bytes the window has; `null`: none
   */
  attach(id: string, from: number | null, port: TerminalPort): void {
    this.#get(id).attach(port, from);
  }

  /** Connects what has ended anew, in its place, and tries at once what would be tried later. */
  reconnect(id: string): void {
    this.#get(id).reconnect();
  }

  /** The computer slept, or its network came back: connections are looked after, those of a profile or all. */
  wake(profileId: string | null): void {
    for (const session of this.#of(profileId)) session.wake();
  }

  /** Ends a session, or removes one that has ended. An unknown one is closed already. */
  close(id: string): void {
    const session = this.#sessions.get(id);
    if (!session) return;
    const { state } = session.state;
    if (state !== 'ended')
      return session.end(
        state === 'reconnecting' ? t('client.session.stoppedTrying') : t('client.session.closed'),
      );
    session.close();
    this.#sessions.delete(id);
    this.#onChange();
  }

  /** Ends the sessions of a profile, or of all. */
  endAll(reason: string, profileId: string | null): void {
    for (const session of this.#of(profileId)) session.end(reason);
  }

  #get(id: string): Session {
    const session = this.#sessions.get(id);
    if (session) return session;
    throw new ExpectedError('not_found', t('client.session.gone'));
  }

  #of(profileId: string | null): Session[] {
    return [...this.#sessions.values()].filter(
      ({ state }) => profileId === null || state.profileId === profileId,
    );
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
