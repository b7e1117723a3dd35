import { randomUUID } from 'node:crypto';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { SavedProfile } from '../protocol';
import { Profile, type ProfileContext } from './profile';
import { createSerial } from '#shared/lib/serial';
import type { SignIn } from './sign-in';

/** All profiles of this computer, in the order in which they came. */
export class Profiles {
  readonly #context: ProfileContext;
  readonly #profiles = new Map<string, Profile>();
  readonly #clock: NodeJS.Timeout;
  readonly #serial = createSerial();

  constructor(context: ProfileContext) {
    this.#context = context;
    // A look at the clock each second, not one long timer: those stand still while a computer sleeps.
    this.#clock = setInterval(() => {
      for (const profile of this.#profiles.values()) profile.tick();
    }, 1_000);
    this.#clock.unref();
  }

  snapshots(): ProfileState[] {
    return [...this.#profiles.values()].map((profile) => profile.snapshot());
  }

  saved(): SavedProfile[] {
    return [...this.#profiles.values()].map((profile) => profile.saved);
  }

  /** Makes remembered profiles known, signed out. One that is known already stays as it is. */
  restore(saved: readonly SavedProfile[]): void {
    for (const each of saved)
      if (!this.#profiles.has(each.id))
        this.#profiles.set(each.id, new Profile(each, this.#context));
    this.#context.onChange();
  }

  /** @throws ExpectedError `not_found` */
  get(id: string): Profile {
    const profile = this.#profiles.get(id);
    if (profile) return profile;
    throw new ExpectedError('not_found', t('client.profile.unknown'));
  }

  /**
   * Keeps a sign-in: in the profile of the same user, cluster and authority where there is one, in a new profile
   * otherwise, so that no cluster takes the place of another one by giving its id. An authority that the profile's
   * one vouched for is the same.
   *
   * @returns the profile's id
   */
  adopt(signIn: SignIn): Promise<string> {
    return this.#serial(() => this.#adopt(signIn));
  }

  /** How many hand-overs led to an authority, as far as a profile knows it; `undefined` where none does. */
  handoversTo(pin: string): number | undefined {
    const known = this.saved().filter(({ cluster }) => cluster.pin === pin);
    return known.length === 0 ? undefined : Math.max(...known.map(({ handovers }) => handovers));
  }

  /** Signs out and no longer remembers the profile. */
  async forget(id: string): Promise<void> {
    await this.get(id).signOut();
    this.#profiles.delete(id);
    this.#context.onSavedChange();
    this.#context.onChange();
  }

  async close(): Promise<void> {
    clearInterval(this.#clock);
    await Promise.all([...this.#profiles.values()].map((profile) => profile.close()));
  }

  async #adopt(signIn: SignIn): Promise<string> {
    const userName = signIn.credentials.status.user.name;
    const known = this.saved().find(
      (each) =>
        each.cluster.id === signIn.info.id &&
        (each.cluster.pin === signIn.pin || each.cluster.pin === signIn.trust.pin) &&
        each.userName === userName,
    );
    const { id, name, demo } = signIn.info;
    const { address, trust } = signIn;
    const { pin, handovers } = trust;
    const cluster = { id, name, address, pin, demo };
    const profileId = known?.id ?? randomUUID();
    const saved: SavedProfile = { id: profileId, cluster, userName, handovers, audit: null };
    const profile = this.#profiles.get(saved.id) ?? new Profile(saved, this.#context);
    await profile.adopt(saved, signIn);
    this.#profiles.set(saved.id, profile);
    this.#context.onSavedChange();
    this.#context.onChange();
    return saved.id;
  }
}
