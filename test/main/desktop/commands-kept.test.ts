import { describe, expect, it } from 'vitest';
import { keptCartSchema, type KeptCart } from '#shared/ipc/kept';
import { aliceProfile, aResource, bobProfile, uuid } from '../../helpers/window-builders';
import { commandsRig } from './commands-rig';

const cart: KeptCart = {
  items: [{ id: aResource(1).id, name: 'iot', choice: { type: 'by-role' } }],
  ...{ roles: [], reason: 'INC-7', duration: null, startAt: null, pendingFor: null, reviewers: [] },
};
const pins = [{ id: aResource(1).id, name: 'iot' }];

describe('what is kept for a profile', () => {
  it('is the cart and the pins, each profile with its own', async () => {
    const { run } = commandsRig();
    expect(await run['kept.read']({ profileId: aliceProfile })).toEqual({ cart: null, pins: [] });
    await run['kept.setCart']({ profileId: aliceProfile, cart });
    await run['kept.setPins']({ profileId: aliceProfile, pins });
    expect(await run['kept.read']({ profileId: aliceProfile })).toEqual({ cart, pins });
    expect(await run['kept.read']({ profileId: bobProfile })).toEqual({ cart: null, pins: [] });
    await run['kept.setCart']({ profileId: aliceProfile, cart: null });
    expect(await run['kept.read']({ profileId: aliceProfile })).toEqual({ cart: null, pins });
  });

  it('goes with the profile, and is not taken for one that is gone', async () => {
    const { run, preferences } = commandsRig({ kept: { [aliceProfile]: { cart, pins } } });
    await run['profile.forget']({ profileId: aliceProfile });
    expect(preferences.get('kept')).toEqual({});
    await expect(run['kept.setPins']({ profileId: uuid(999), pins })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(preferences.get('kept')).toEqual({});
  });

  it('holds what a person chose and nothing else', () => {
    expect(keptCartSchema.safeParse({ ...cart, password: 'x' }).success).toBe(false);
    const [item] = cart.items;
    expect(keptCartSchema.safeParse({ ...cart, items: [{ ...item, key: 'x' }] }).success).toBe(
      false,
    );
  });
});
