import fc from 'fast-check';
import { expect } from 'vitest';
import { expectInvariants } from './invariants';
import {
  logins,
  machines,
  people,
  requesters,
  type Life,
  type ModelRequest,
  type Name,
  type Narrowing,
  type Wanted,
} from './model';
import type { World } from './world';

type Command = fc.AsyncCommand<Life, World>;

/** A step that both take; afterwards they have to agree. */
function command(
  name: string,
  step: (life: Life, world: World) => Promise<void>,
  applies: (life: Life) => boolean = () => true,
): Command {
  return {
    check: applies,
    async run(life, world) {
      await step(life, world);
      await expectInvariants(life, world);
    },
    toString: () => name,
  };
}

const minute = 60_000;
const person = fc.constantFrom(...people);
const reviewing = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Name[]>('bob', 'carl', 'dora') },
  { weight: 1, arbitrary: person },
);
const asking = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...requesters) },
  { weight: 1, arbitrary: person },
);
/** The latest, mostly. */
const which = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat({ max: 7 }) },
);
const names = fc.subarray([...logins], { minLength: 1 });
const wanted: fc.Arbitrary<Wanted> = fc
  .record({ kept: fc.subarray([...machines], { minLength: 1 }), iot: names, pump: names })
  .map(({ kept, ...on }) => Object.fromEntries(kept.map((machine) => [machine, on[machine]])));
const lasting = fc.constantFrom(10 * minute, 60 * minute, 240 * minute);
const hasSome = (life: Life) => life.requests.length > 0;

/** The latest requests are the ones where most can still happen. */
function pick(life: Life, at: number): ModelRequest {
  const found = life.requests.at(-1 - (at % life.requests.length));
  return found ?? expect.fail('no request to pick');
}

const create = fc.tuple(asking, wanted, lasting).map(([by, on, accessDuration]) =>
  command(`${by} asks for ${JSON.stringify(on)} for ${accessDuration}`, async (life, world) => {
    const input = {
      ...{ roles: [], resources: world.resourcesOf(on), reason: '', suggestedReviewers: [] },
      ...{ accessDuration, startAt: null, pendingFor: null, extends: null },
    };
    const work = world.requests.create(world.claim(by), input);
    const made = await world.happens(work.then(({ request }) => world.ids.push(request.id)));
    expect(made).toBe(life.create(by, on, accessDuration));
  }),
);

const extend = fc.tuple(which, lasting, fc.boolean()).map(([at, accessDuration, byOther]) =>
  command(
    `${byOther ? 'eve' : 'the requester'} extends -${at} by ${accessDuration}`,
    async (life, world) => {
      const other = pick(life, at);
      const by = byOther ? 'eve' : other.requester;
      const input = {
        ...{ roles: [], resources: [], reason: '', suggestedReviewers: [] },
        ...{ accessDuration, startAt: null, pendingFor: null },
        extends: world.ids[other.key] ?? null,
      };
      const work = world.requests.create(world.claim(by), input);
      const made = await world.happens(work.then(({ request }) => world.ids.push(request.id)));
      expect(made).toBe(life.extend(by, other, accessDuration));
    },
    hasSome,
  ),
);

/** Mostly less than what was asked for; sometimes more. */
const narrowing: fc.Arbitrary<Narrowing | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        on: fc.oneof(
          fc.constantFrom<Wanted[]>(
            { iot: ['alice'] },
            { pump: ['root'] },
            { iot: ['root'], pump: ['alice'] },
          ),
          wanted,
        ),
        lasts: fc.constantFrom(5 * minute, 10 * minute, 240 * minute),
      },
      { requiredKeys: [] },
    ),
  },
);
const verdict = fc.oneof(
  { weight: 7, arbitrary: fc.constant('approve' as const) },
  { weight: 1, arbitrary: fc.constant('deny' as const) },
);

const review = fc.tuple(reviewing, which, verdict, narrowing).map(([by, at, says, given]) => {
  const narrowed = says === 'approve' ? given : null;
  return command(
    `${by}: ${says} -${at}${narrowed ? ` as ${JSON.stringify(narrowed)}` : ''}`,
    async (life, world) => {
      const { key } = pick(life, at);
      const terms = narrowed && (await world.termsOf(key, narrowed.on, narrowed.lasts));
      const input = { id: world.ids[key] ?? '', verdict: says, message: '', terms };
      const done = await world.happens(world.requests.review(world.claim(by), input));
      expect(done).toBe(life.review(by, pick(life, at), says, narrowed));
    },
    hasSome,
  );
});

/** Two at once: whichever comes first, the other sees what it did. */
const race = fc
  .tuple(
    fc.shuffledSubarray(['bob', 'carl', 'dora'] as Name[], { minLength: 2, maxLength: 2 }),
    which,
    narrowing,
    narrowing,
  )
  .map(([both, at, ...narrowings]) =>
    command(
      `${both.join(' and ')} approve -${at} at once as ${JSON.stringify(narrowings)}`,
      async (life, world) => {
        const { key } = pick(life, at);
        const work = await Promise.all(
          both.map(async (by, index) => {
            const given = narrowings[index];
            const terms = given ? await world.termsOf(key, given.on, given.lasts) : null;
            return {
              by,
              input: { id: world.ids[key] ?? '', verdict: 'approve' as const, message: '', terms },
            };
          }),
        );
        const sent = work.map(({ by, input }) =>
          world.happens(world.requests.review(world.claim(by), input)),
        );
        const before = pick(life, at);
        const asSeen = { on: before.on, lasts: before.lasts };
        const expected = both.map((by, index) => {
          const given = narrowings[index];
          return life.review(by, before, 'approve', given ? { ...asSeen, ...given } : null);
        });
        expect(await Promise.all(sent)).toEqual(expected);
      },
      hasSome,
    ),
  );

const comment = fc.tuple(person, which).map(([by, at]) =>
  command(
    `${by} comments on -${at}`,
    async (life, world) => {
      const { key } = pick(life, at);
      const input = { id: world.ids[key] ?? '', text: 'why?' };
      const done = await world.happens(world.requests.comment(world.claim(by), input));
      expect(done).toBe(life.comment(by, pick(life, at)));
    },
    hasSome,
  ),
);

const end = fc
  .tuple(person, which, fc.constantFrom('withdraw' as const, 'release' as const, 'revoke' as const))
  .map(([anybody, at, how]) =>
    command(
      `${anybody} or the requester: ${how} -${at}`,
      async (life, world) => {
        const request = pick(life, at);
        const by = how === 'revoke' || anybody === 'dora' ? anybody : request.requester;
        const input = { id: world.ids[request.key] ?? '', reason: '' };
        const done = await world.happens(world.requests[how](world.claim(by), input));
        expect(done).toBe(life.end(by, request, how));
      },
      hasSome,
    ),
  );

const lockPerson = fc.tuple(person, fc.boolean()).map(([name, locked]) =>
  command(`${locked ? 'lock' : 'unlock'} ${name}`, async (life, world) => {
    if (locked) life.lockedPeople.add(name);
    else life.lockedPeople.delete(name);
    await world.lock(name, locked);
  }),
);

const lockRequest = fc.tuple(which, fc.boolean()).map(([at, locked]) =>
  command(
    `${locked ? 'lock' : 'unlock'} -${at}`,
    async (life, world) => {
      const { key } = pick(life, at);
      if (locked) life.lockedRequests.add(key);
      else life.lockedRequests.delete(key);
      await world.lock(key, locked);
    },
    hasSome,
  ),
);

const edit = fc
  .record(
    {
      thresholds: fc.record({
        approve: fc.integer({ min: 1, max: 3 }),
        deny: fc.integer({ min: 1, max: 2 }),
      }),
      offered: fc.constantFrom(true, true, false),
      rule: fc.constantFrom(null, null, 'approve' as const, 'deny' as const),
      reviewers: fc.subarray(['bob', 'carl', 'dora'] as Name[], { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map(({ reviewers, ...edited }) =>
    command(`edit ${JSON.stringify({ ...edited, reviewers })}`, async (life, world) => {
      Object.assign(life, edited);
      if (reviewers) {
        life.reviewers.clear();
        for (const name of reviewers) life.reviewers.add(name);
      }
      await world.follow(life);
    }),
  );

const wait = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(1, minute, 4 * minute, 10 * minute) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(16 * minute, 60 * minute, 15 * 1_440 * minute, -5 * minute),
    },
  )
  .map((step) =>
    command(`the clock goes on by ${step}`, (life, world) => {
      life.now += step;
      world.clock.now += step;
      return Promise.resolve();
    }),
  );

const look = fc.constant(
  command('the cluster looks at its clock', async (life, world) => {
    life.look();
    await world.look();
  }),
);

const restart = fc.constant(command('the cluster starts again', (_life, world) => world.restart()));

/** How often each is tried, in proportion. */
const weighted: readonly (readonly [number, fc.Arbitrary<Command>])[] = [
  [5, create],
  [8, review],
  [3, race],
  [4, extend],
  [1, comment],
  [2, end],
  [1, lockPerson],
  [1, lockRequest],
  [2, edit],
  [3, wait],
  [1, look],
  [1, restart],
];

export const commands = fc.commands(
  weighted.flatMap(([weight, step]) => Array.from({ length: weight }, () => step)),
  { maxCommands: 60, size: 'max' },
);
