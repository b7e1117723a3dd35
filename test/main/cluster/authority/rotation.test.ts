import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep, stepsFrom, takeStep, type Ring } from '#main/cluster/authority/rotation';
import { rotationSteps, type RotationState, type RotationStep } from '#shared/model/authority';

/** Where each step leads: the state and the keys, the signing one first. `A` was there before, `B` is new. */
const table: readonly [RotationState, string, RotationStep, RotationState, string][] = [
  ['standing', 'A', 'prepare', 'prepared', 'AB'],
  ['prepared', 'AB', 'switch', 'switched', 'BA'],
  ['prepared', 'AB', 'roll-back', 'standing', 'A'],
  ['switched', 'BA', 'finish', 'standing', 'B'],
  ['switched', 'BA', 'roll-back', 'rolled-back', 'AB'],
  ['rolled-back', 'AB', 'finish', 'standing', 'A'],
];
const rings: Readonly<Record<RotationState, Ring<string>>> = {
  standing: { state: 'standing', keys: ['A'] },
  prepared: { state: 'prepared', keys: ['A', 'B'] },
  switched: { state: 'switched', keys: ['B', 'A'] },
  'rolled-back': { state: 'rolled-back', keys: ['A', 'B'] },
};
const states = Object.keys(rings) as RotationState[];

describe('a step of a rotation', () => {
  it.each(table)('%s (%s), %s: %s (%s)', (state, keys, step, after, left) => {
    expect(rings[state].keys.join('')).toBe(keys);
    const taken = takeStep(rings[state], step, () => 'B');
    expect(taken).toEqual({ ok: true, value: { state: after, keys: left.split('') } });
  });

  const allowed = new Set(table.map(([state, , step]) => `${state} ${step}`));
  const refused = states.flatMap((state) =>
    rotationSteps.flatMap((step) =>
      allowed.has(`${state} ${step}`) ? [] : [[state, step] as const],
    ),
  );
  it.each(refused)('%s, %s: refused in words', (state, step) => {
    const taken = takeStep(rings[state], step, () => expect.fail('no key is made'));
    expect(taken.ok ? '' : taken.error).toMatch(/^(has|signs|was) .+[^.]$/);
    expect(stepsFrom(state)).not.toContain(step);
  });

  it.each(states)('%s: the next step can be taken', (state) => {
    expect(stepsFrom(state)).toContain(nextStep(state));
  });
});

/** A signed thing, such as a certificate; it counts until its clock runs out. */
interface Signed {
  readonly by: number;
  readonly until: number;
}

const action = fc.oneof(
  fc.record({ type: fc.constant('step' as const), step: fc.constantFrom(...rotationSteps) }),
  fc.record({ type: fc.constant('sign' as const), lasts: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ type: fc.constant('wait' as const), ticks: fc.integer({ min: 1, max: 10 }) }),
);

it('never refuses what still counts, and trusts no key that was given up', () =>
  fc.assert(
    fc.property(fc.array(action, { maxLength: 80 }), (actions) => {
      let made = 0;
      let now = 0;
      let ring: Ring<number> = { state: 'standing', keys: [made] };
      const signed: Signed[] = [];
      const gone = new Set<number>();
      for (const each of actions) {
        if (each.type === 'wait') now += each.ticks;
        else if (each.type === 'sign') signed.push({ by: ring.keys[0], until: now + each.lasts });
        else {
          const next = takeStep(ring, each.step, () => (made += 1));
          if (!next.ok) continue;
          const dropped = ring.keys.filter((key) => !next.value.keys.some((kept) => kept === key));
          // As an administrator who does not force it: while something rests on a key, it stays.
          const rests = signed.some(({ by, until }) => until > now && dropped.includes(by));
          if (each.step === 'finish' && rests) continue;
          for (const key of dropped) gone.add(key);
          // A key signs only once whoever checks had the time to trust it.
          const trustedBefore: readonly number[] = ring.keys;
          expect(trustedBefore).toContain(next.value.keys[0]);
          ring = next.value;
        }
        const trusted: readonly number[] = ring.keys;
        for (const { by, until } of signed) if (until > now) expect(trusted).toContain(by);
        for (const key of gone) expect(trusted).not.toContain(key);
        expect(trusted.length).toBe(ring.state === 'standing' ? 1 : 2);
      }
    }),
    { numRuns: 2_000 },
  ));
