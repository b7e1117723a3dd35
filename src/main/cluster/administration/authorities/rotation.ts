import type { ApiInput, ApiOutput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import {
  authorityNames,
  type AuthorityName,
  type RotationState,
  type RotationStep,
} from '#shared/model/authority';
import type { Ledger } from '../../audit/ledger';
import { fingerprintOf, type LiveAuthorities } from '../../authority/authorities';
import { stepsFrom } from '../../authority/rotation';
import type { Author } from '../../identity/sessions';
import { formatKeyLine, publicKeyBlob } from '../../../ssh/public-key';
import { planRecord } from './recorded';
import { restingOn } from './resting';
import { dueStep, scheduleOf, scheduleWrite } from './schedules';
import { requireNothingRests, requireStep, ringAfter } from './steps';

export type AuthorityView = ApiOutput<'authorities.list'>['authorities'][number];

/** Rotates the authorities, one step after another. */
export interface Rotation {
  list(): readonly AuthorityView[];
  /**
   * Takes a step, of all the authorities named or, when one of them cannot, of none.
   *
   * @throws ExpectedError `wrong_state` when a step cannot be taken, or would cut somebody off and is not forced
   */
  rotate(by: Author, input: ApiInput<'authorities.rotate'>): Promise<readonly AuthorityView[]>;
  schedule(by: Author, input: ApiInput<'authorities.schedule'>): Promise<readonly AuthorityView[]>;
  /** Takes the steps that are due by their schedules and cut nobody off. */
  check(): Promise<void>;
  /** Has something done after each step, before the step is answered: what was made from the old keys is made anew. */
  onStep(listener: (name: AuthorityName) => Promise<void>): void;
}

interface Options {
  readonly ledger: Ledger;
  readonly authorities: LiveAuthorities;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly now: () => number;
}

export function createRotation(options: Options): Rotation {
  const { ledger, authorities, now } = options;
  const { state } = ledger;
  const listeners: ((name: AuthorityName) => Promise<void>)[] = [];
  let last: Promise<unknown> = Promise.resolve();

  /** Steps are taken one after the other, whoever takes them. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const list = () => authorityNames.map((name) => viewOf(options, name));

  async function take(by: string, name: AuthorityName, step: RotationStep, forced: boolean) {
    await takeOne(options, { by, name, step, forced });
    for (const listener of listeners) await listener(name);
  }

  return {
    list,
    onStep: (listener) => void listeners.push(listener),
    rotate: (by, { authorities: names, step, force }) =>
      inTurn(async () => {
        by.check(state, now());
        const wanted = [...new Set(names)];
        if (step === 'now' && !force) throw needsForce();
        if (step !== 'now') for (const name of wanted) requireSafe(options, name, step, force);
        for (const name of wanted)
          for (const each of stepsOf(authorities.ring(name).state, step))
            await take(by.id, name, each, force);
        return list();
      }),
    schedule: (by, { authorities: names, schedule }) =>
      ledger
        .write((current, at) => {
          by.check(current, at);
          return {
            writes: [scheduleWrite(current, names, schedule)],
            audit: [
              {
                type: 'authority.schedule',
                actor: by.id,
                data: { authorities: names, ...schedule },
              },
            ],
            result: undefined,
          };
        })
        .then(list),
    check: () =>
      inTurn(async () => {
        for (const name of authorityNames) {
          const due = dueStep(authorities.ring(name), scheduleOf(state, name));
          if (!due || due.at > now() || isHeldUp(options, name, due.step)) continue;
          await take('cluster', name, due.step, false);
        }
      }),
  };
}

function needsForce(): ExpectedError {
  return new ExpectedError(
    'invalid_input',
    'Rotating at once cuts off whatever rests on the old key. Say that this is wanted.',
    { field: 'force' },
  );
}

/** From wherever the rotation is to a new key that stands alone. */
function stepsOf(state: RotationState, step: RotationStep | 'now'): readonly RotationStep[] {
  if (step !== 'now') return [step];
  const whole = ['prepare', 'switch', 'finish'] as const;
  if (state === 'rolled-back') return ['finish', ...whole];
  return whole.slice(whole.findIndex((each) => stepsFrom(state).includes(each)));
}

function requireSafe(
  { ledger, authorities, now }: Options,
  name: AuthorityName,
  step: RotationStep,
  force: boolean,
): void {
  const ring = authorities.ring(name);
  requireStep(name, ring, step);
  if (step === 'finish' && !force)
    requireNothingRests(name, restingOn(ledger.state, name, ring, now()));
}

/** By the clock, a new key also waits for the nodes before it signs: an administrator may be on the way to them. */
function isHeldUp({ ledger, authorities, now }: Options, name: AuthorityName, step: RotationStep) {
  const resting = restingOn(ledger.state, name, authorities.ring(name), now());
  return step !== 'prepare' && (resting.nodes.length > 0 || resting.signIns > 0);
}

/**
 * The key file first, which holds all keys that are still needed; then the event and the record; then the keys count.
 * Whatever this is cut off at, the file holds one whole step, and {@link reconcile} tells of it.
 */
async function takeOne(
  { ledger, authorities, cluster, now }: Options,
  {
    by,
    name,
    step,
    forced,
  }: {
    readonly by: string;
    readonly name: AuthorityName;
    readonly step: RotationStep;
    readonly forced: boolean;
  },
): Promise<void> {
  const before = authorities.ring(name);
  const ring = await ringAfter({ name, ring: before, step, cluster, now: now() });
  authorities.store(name, ring);
  const more = forced ? { forced } : {};
  try {
    await ledger.write((state) => planRecord(state, { name, ring, by, more }));
  } catch (error) {
    authorities.store(name, before);
    throw error;
  }
  authorities.adopt(name, ring);
}

function viewOf({ ledger, authorities, now }: Options, name: AuthorityName): AuthorityView {
  const ring = authorities.ring(name);
  const schedule = scheduleOf(ledger.state, name);
  const { nodes, signIns, until } = restingOn(ledger.state, name, ring, now());
  return {
    name,
    state: ring.state,
    since: ring.since,
    keys: ring.keys.map((key, index) => ({
      fingerprint: fingerprintOf(name, key),
      made: key.made ?? null,
      signs: index === 0,
      // Servers are given this line; nobody is given the others.
      line:
        name === 'node'
          ? formatKeyLine(publicKeyBlob(key.privateKey), 'daypass-node-authority')
          : null,
    })),
    resting: { nodes: [...nodes], signIns, until },
    steps: [...stepsFrom(ring.state)],
    schedule,
    due: dueStep(ring, schedule),
  };
}
