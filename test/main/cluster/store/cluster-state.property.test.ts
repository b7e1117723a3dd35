import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LiveState } from '#main/cluster/store/cluster-state';
import { createState } from '#main/cluster/store/memory-state';
import type { Batch, Write } from '#main/cluster/store/repository';
import { chainEvent } from '#main/cluster/audit/chain';
import { allRandomNames, randomStart, randomWrite } from '../../../helpers/cluster/random-writes';
import { pictureOf } from '../../../helpers/cluster/state-picture';

function batchOf(state: LiveState, writes: readonly Write[]): Batch {
  const event = { type: 'test', actor: 'cluster', data: {} };
  const change = { type: 'roles' as const, request: null, change: null, by: null, at: 1 };
  return {
    writes,
    audit: [chainEvent(event, 1, state.auditHead)],
    changes: [{ ...change, revision: state.revision + 1 }],
  };
}

function startState(): LiveState {
  const empty = { users: [], passwords: [], sessions: [], roles: [], nodes: [], resources: [] };
  const state = createState({
    ...empty,
    ...{ openRequests: [], locks: [], presets: [], joinTokens: [], reviewRules: [] },
    settings: new Map(),
    revision: 0,
    auditHead: null,
  });
  state.apply(batchOf(state, randomStart));
  return state;
}

it('is what it was once everything that was applied is taken back, newest first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(randomWrite, { maxLength: 5 }), { maxLength: 6 }),
      fc.array(fc.array(randomWrite, { maxLength: 5 }), { maxLength: 6 }),
      (kept, takenBack) => {
        const state = startState();
        for (const writes of kept) state.apply(batchOf(state, writes));
        const before = pictureOf(state, allRandomNames);
        const undo = takenBack.map((writes) => state.apply(batchOf(state, writes)));
        const after = pictureOf(state, allRandomNames);
        for (const step of undo.toReversed()) step();
        expect(pictureOf(state, allRandomNames)).toEqual(before);
        // And what is done again after that comes out as it did.
        for (const writes of takenBack) state.apply(batchOf(state, writes));
        expect(pictureOf(state, allRandomNames)).toEqual(after);
      },
    ),
    { numRuns: 300 },
  );
});
