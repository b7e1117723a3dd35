import type { KubernetesEntry } from '#shared/model/kubernetes-schema';
import type { RoleVersion } from '#shared/model/role';
import { readEntry } from './entry';
import type { EntryFinding } from './findings';
import { kindNamesOf, type Effect } from './kinds';
import { everything, type KubernetesRule, type RulePlace } from './rule';

export interface KubernetesRules {
  readonly rules: readonly KubernetesRule[];
  /** Why an entry cannot stand. It gives nothing then, and where it denies, denies everything. */
  readonly problems: readonly EntryFinding[];
  /** What an entry means less than it seems to say. */
  readonly notes: readonly EntryFinding[];
}

export interface WrittenRules {
  readonly version: RoleVersion;
  readonly effect: Effect;
  /** The role's list; `null` where the role has none, which is not the same as an empty one. */
  readonly entries: readonly KubernetesEntry[] | null;
}

/** Reads a role's `kubernetes_resources`, with the defaults of its version. */
export function kubernetesRulesOf({ version, effect, entries }: WrittenRules): KubernetesRules {
  if (entries === null) return { rules: defaultRules(version, effect), problems: [], notes: [] };
  const rules: KubernetesRule[] = [];
  const problems: EntryFinding[] = [];
  const notes: EntryFinding[] = [];
  for (const [index, entry] of entries.entries()) {
    const reading = readEntry(kindNamesOf(version), effect, entry);
    const failing = effect === 'deny' && reading.problems.length > 0;
    const verbs = failing ? null : entry.verbs;
    const places = failing ? everything : reading.places;
    rules.push(...places.map((place) => ({ index, ...place, verbs: verbs ?? ['*'] })));
    problems.push(...reading.problems.map((each) => ({ index, ...each })));
    notes.push(...reading.notes.map((each) => ({ index, ...each })));
  }
  return { rules, problems, notes };
}

const everyPod: RulePlace = {
  scope: 'namespaced',
  resource: 'pods',
  group: '',
  namespace: '*',
  name: '*',
};

/** Without a list, a role before v6 gives every pod, one of v6 nothing, and later ones everything. */
function defaultRules(version: RoleVersion, effect: Effect): readonly KubernetesRule[] {
  if (effect === 'deny' || version === 'v6') return [];
  const places = version === 'v7' || version === 'v8' ? everything : [everyPod];
  return places.map((place) => ({ index: null, ...place, verbs: ['*'] }));
}
