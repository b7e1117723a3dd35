import type { Closable } from '#shared/lib/closable';
import type { Bearer } from '#shared/model/role';
import { prepareDecisions, type Decider } from '#main/cluster/policy/decide';
import { deriveRoles } from '#main/cluster/policy/derive-roles';
import { defineGroup, median } from './lib/measure';
import { benchCases, benchRoles, type Case } from './policy/cases';
import { openCedar } from './policy/cedar';

const bearer: Bearer = { name: 'alice', traits: {} };
/** Cases are asked in blocks, ours and the peer's in turn, so that whatever slows one block slows both sides. */
const blockSize = 250;
const rounds = 3;

interface PolicyRig extends Closable {
  readonly cases: readonly Case[];
  readonly ours: Decider;
  readonly cedar: (each: Case) => boolean;
}

function openRig(): PolicyRig {
  const roles = benchRoles();
  const cases = benchCases();
  const ours = prepareDecisions({ roles, bearer });
  const cedar = openCedar(roles);
  const differing = cases.filter((each) => isAllowed(ours, each) !== cedar(each));
  if (differing.length > 0) throw new Error(`${differing.length} cases are answered differently.`);
  return { cases, ours, cedar, close: async () => undefined };
}

function isAllowed(decider: Decider, { resource, login }: Case): boolean {
  const decision = decider.decide(resource, { login });
  // A decision without its trace would not be the work that is measured.
  if (decision.trace.length === 0) throw new Error('A decision came without a trace.');
  return decision.allowed;
}

/** Microseconds of each single case on both sides. */
function timeBoth({ cases, ours, cedar }: PolicyRig) {
  const taken = { ours: [] as number[], cedar: [] as number[] };
  const time = (into: number[], block: readonly Case[], ask: (each: Case) => boolean) => {
    for (const each of block) {
      const started = process.hrtime.bigint();
      ask(each);
      into.push(Number(process.hrtime.bigint() - started) / 1_000);
    }
  };
  for (let round = 0; round < rounds; round++)
    for (let at = 0; at < cases.length; at += blockSize) {
      const block = cases.slice(at, at + blockSize);
      time(taken.ours, block, (each) => isAllowed(ours, each));
      time(taken.cedar, block, cedar);
    }
  return taken;
}

/** Three hundred machines of which each needs one of fifty roles, some of them two. */
function derivation() {
  const candidates = benchRoles(50).map((role, index) => ({
    ...role,
    spec: {
      ...role.spec,
      deny: { ...role.spec.deny, node_labels: {}, logins: [] },
      allow: {
        ...role.spec.allow,
        node_labels: { shard: [`${index}`, `${(index + 1) % 50}`] },
        logins: ['deploy', `only-${index % 7}`],
      },
    },
  }));
  const wanted = Array.from({ length: 300 }, (_, index) => ({
    resource: {
      id: `/bench/node/m${index}`,
      kind: 'node' as const,
      name: `m${index}`,
      labels: { shard: `${index % 50}`, host: `m${index}` },
      description: '',
      protocol: 'ssh',
    },
    constraint: { type: 'ssh_logins' as const, logins: ['deploy'] },
  }));
  return { candidates, staticRoles: [], bearer, wanted };
}

export const group = defineGroup<PolicyRig>({
  open: async () => openRig(),
  measures: [
    {
      name: 'decide_p50_us',
      about: 'one decision with its trace, 100 roles, 10,000 distinct cases',
      goal: { atMost: 5 },
      run: async (rig) => {
        const { ours, cedar } = timeBoth(rig);
        return { value: median(ours), peer: `Cedar, preparsed: ${median(cedar).toFixed(1)} µs` };
      },
    },
    {
      name: 'decide_vs_cedar_ratio',
      about: 'Cedar’s time over ours, the same policies and answers',
      goal: { atLeast: 10 },
      run: async (rig) => {
        const { ours, cedar } = timeBoth(rig);
        const value = median(cedar) / median(ours);
        return {
          value,
          peer: `Cedar ${median(cedar).toFixed(1)} µs, ours ${median(ours).toFixed(2)} µs`,
        };
      },
    },
    {
      name: 'derive_300x50_ms',
      about: 'the fewest of 50 roles that cover 300 machines',
      goal: { atMost: 20 },
      run: async () => {
        const input = derivation();
        const times: number[] = [];
        for (let run = 0; run < 11; run++) {
          const started = performance.now();
          const derived = deriveRoles(input);
          times.push(performance.now() - started);
          if (!derived.ok || derived.value.roles.length !== 25) throw new Error('Derived wrongly.');
        }
        return { value: median(times.slice(1)), peer: 'none: no peer derives roles' };
      },
    },
  ],
});
