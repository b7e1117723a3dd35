import { err, ok, type Result } from '#shared/lib/result';
import { rotationSteps, type RotationState, type RotationStep } from '#shared/model/authority';

/** The keys of one authority, as far as its rotation is. */
export interface Ring<Key> {
  readonly state: RotationState;
  /** The first one signs; all are trusted. One while nothing rotates, two otherwise. */
  readonly keys: readonly [Key] | readonly [Key, Key];
}

type Move = <Key>(keys: Ring<Key>['keys'], make: () => Key) => Ring<Key>;

/** Where each step leads; what is missing cannot be done in that state. */
const moves: Readonly<Record<RotationState, Partial<Record<RotationStep, Move>>>> = {
  standing: {
    prepare: ([signs], make) => ({ state: 'prepared', keys: [signs, make()] }),
  },
  prepared: {
    switch: (keys) => ({ state: 'switched', keys: turned(keys) }),
    // Nothing was signed with the new key yet.
    'roll-back': ([signs]) => ({ state: 'standing', keys: [signs] }),
  },
  switched: {
    finish: ([signs]) => ({ state: 'standing', keys: [signs] }),
    'roll-back': (keys) => ({ state: 'rolled-back', keys: turned(keys) }),
  },
  'rolled-back': {
    finish: ([signs]) => ({ state: 'standing', keys: [signs] }),
  },
};

function turned<Key>(keys: Ring<Key>['keys']): Ring<Key>['keys'] {
  const [first, second] = keys;
  return second === undefined ? [first] : [second, first];
}

/** The steps that can be taken in a state. */
export function stepsFrom(state: RotationState): readonly RotationStep[] {
  return rotationSteps.filter((step) => moves[state][step]);
}

/** The step by which a rotation goes on; the first one while nothing rotates. */
export function nextStep(state: RotationState): RotationStep {
  if (state === 'standing') return 'prepare';
  return state === 'prepared' ? 'switch' : 'finish';
}

/**
 * Takes one step of a rotation. A key is only ever dropped after it stopped signing, and signs only after it was
 * trusted.
 *
 * @param make the new key; asked for at `prepare` alone
 * @returns why the step cannot be taken, in words that follow "The … authority "
 */
export function takeStep<Key>(
  ring: Ring<Key>,
  step: RotationStep,
  make: () => Key,
): Result<Ring<Key>> {
  const move = moves[ring.state][step];
  return move ? ok(move(ring.keys, make)) : err(whyNot[ring.state]);
}

const whyNot: Readonly<Record<RotationState, string>> = {
  standing: 'has one key and does not rotate. Prepare a new key first',
  prepared: 'has a new key prepared. Let that one sign, or roll back',
  switched: 'signs with its new key already. Finish, or roll back',
  'rolled-back': 'was rolled back. Finish that before the next rotation',
};
