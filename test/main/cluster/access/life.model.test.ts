import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyAudit } from '#main/cluster/audit/verify';
import { createState } from '#main/cluster/store/memory-state';
import { runs } from '../../../helpers/runs';
import { commands } from './life/commands';
import { Life } from './life/model';
import { World } from './life/world';

test('requests live as the model says, whatever is done to them in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(1, 2), commands, async (approve, steps) => {
      const life = new Life(approve);
      const world = await World.open(life);
      try {
        await fc.asyncModelRun(() => ({ model: life, real: world }), steps);
        const { repository, state } = world.ledger;
        const reloaded = createState(await repository.load(world.clock.now));
        expect(reloaded.openRequests).toEqual(state.openRequests);
        const heads = state.auditHead ? [{ ...state.auditHead, at: null }] : [];
        expect(await verifyAudit(repository, heads)).toMatchObject({ firstBad: null });
      } finally {
        await world.close();
      }
    }),
    runs(200),
  );
}, 1_800_000);
