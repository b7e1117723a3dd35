import { describe, expect, it, vi } from 'vitest';
import { appStateSchema, type AppState } from '#shared/ipc/app-state';
import { createStateStore } from '#main/desktop/app-state';
import { chooseActive } from '#main/desktop/profiles';
import { aProfileState, aliceProfile, bobProfile, uuid } from '../../helpers/window-builders';

function rig() {
  const ticks: (() => void)[] = [];
  const store = createStateStore({
    version: '0.1.0',
    platform: 'linux',
    schedule: (work) => ticks.push(work),
  });
  const seen = vi.fn<(state: AppState) => void>();
  store.onChange(seen);
  return { store, seen, tick: () => ticks.splice(0).forEach((work) => work()) };
}

describe('createStateStore', () => {
  it('starts with a state that fits the contract', () => {
    expect(appStateSchema.safeParse(rig().store.get()).success).toBe(true);
  });

  it('tells all changes of a tick at once, and the next ones again', () => {
    const { store, seen, tick } = rig();
    store.update({ profiles: [aProfileState()] });
    store.update({ activeProfile: aliceProfile });
    expect(seen).not.toHaveBeenCalled();
    tick();
    expect(seen).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ activeProfile: aliceProfile, version: '0.1.0' }),
    );
    store.update({ activeProfile: null });
    tick();
    expect(seen).toHaveBeenCalledTimes(2);
  });

  it('shows a notice once, and takes it away when dismissed', () => {
    const { store } = rig();
    store.notify({ id: 'link', text: 'first' });
    store.notify({ id: 'preferences', text: 'other' });
    store.notify({ id: 'link', text: 'second' });
    expect(store.get().notices.map(({ text }) => text)).toEqual(['other', 'second']);
    store.dismiss('link');
    expect(store.get().notices.map(({ id }) => id)).toEqual(['preferences']);
  });
});

describe('chooseActive', () => {
  const signedOut = aProfileState({ state: 'signed-out' });
  const bob = aProfileState({ id: bobProfile });

  it.each([
    ['the wanted one', [signedOut, bob], aliceProfile, aliceProfile],
    ['one that is signed in when it is gone', [signedOut, bob], uuid(9), bobProfile],
    ['the first when none is', [signedOut], null, aliceProfile],
    ['none', [], aliceProfile, null],
  ])('takes %s', (_which, profiles, wanted, chosen) => {
    expect(chooseActive(profiles, wanted)).toBe(chosen);
  });
});
