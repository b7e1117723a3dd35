import { ok } from '#shared/lib/result';
import { authorityNames, type RotationState, type RotationStep } from '#shared/model/authority';
import { stepsFrom, takeStep, type Ring } from '#main/cluster/authority/rotation';
import type { AuthorityView } from '../../src/renderer/stores/authorities-store';
import type { FakeApi } from './fake-bridge';
import { failing } from './fake-world-parts';

export function anAuthority(
  name: AuthorityView['name'],
  more: Partial<AuthorityView> = {},
): AuthorityView {
  const state: RotationState = more.state ?? 'standing';
  return {
    name,
    state,
    since: null,
    keys: [{ fingerprint: `SHA256:${name}-1`, made: 1_800_000_000_000, signs: true, line: null }],
    resting: { nodes: [], signIns: 0, until: null },
    steps: [...stepsFrom(state)],
    schedule: { automatic: false, prepareHours: 24, overlapHours: 30, everyDays: null },
    due: null,
    ...more,
  };
}

/** The authorities of the cluster in memory. */
export function fakeAuthorities(): FakeApi {
  let count = 1;
  const rings = new Map<string, Ring<string>>(
    authorityNames.map((name) => [name, { state: 'standing', keys: [`SHA256:${name}-1`] }]),
  );
  let automatic: readonly string[] = [];
  const list = () =>
    ok({
      authorities: authorityNames.map((name) => {
        const { state, keys } = rings.get(name) as Ring<string>;
        const view = anAuthority(name, { state });
        return {
          ...view,
          keys: keys.map((fingerprint, index) => ({
            ...{ fingerprint, made: 1_800_000_000_000, signs: index === 0, line: null },
          })),
          schedule: { ...view.schedule, automatic: automatic.includes(name) },
        };
      }),
    });
  return {
    'authorities.list': list,
    'authorities.schedule': ({ authorities, schedule }) => {
      const others = automatic.filter((name) => !authorities.some((each) => each === name));
      automatic = schedule.automatic ? [...others, ...authorities] : others;
      return list();
    },
    'authorities.rotate': ({ authorities, step }) => {
      const steps: readonly RotationStep[] =
        step === 'now' ? ['prepare', 'switch', 'finish'] : [step];
      for (const name of authorities)
        for (const each of steps) {
          const ring = rings.get(name) as Ring<string>;
          const next = takeStep(ring, each, () => `SHA256:${name}-${(count += 1)}`);
          if (!next.ok) return failing('wrong_state', `The ${name} authority ${next.error}.`);
          rings.set(name, next.value);
        }
      return list();
    },
  };
}
