import { isPattern } from '#shared/lib/pattern-text';
import type { KubernetesEntry } from '#shared/model/kubernetes-schema';
import { compilePattern } from '../patterns';
import {
  readEntryKind,
  type Effect,
  type EntryKind,
  type EntryProblem,
  type KindNames,
} from './kinds';
import { everythingIn, type RulePlace } from './rule';

/** What an entry gives or denies, what is wrong with it, and what it says more than it does. */
export interface EntryReading {
  /** Empty where the entry has problems. */
  readonly places: readonly RulePlace[];
  readonly problems: readonly EntryProblem[];
  readonly notes: readonly EntryProblem[];
}

/** Reads one entry of a role's `kubernetes_resources`. */
export function readEntry(names: KindNames, effect: Effect, entry: KubernetesEntry): EntryReading {
  const kind = readEntryKind(names, effect, entry);
  const problems = [
    ...(kind.ok ? namespaceProblems(names, kind.value, entry.namespace ?? '') : [kind.error]),
    ...patternProblems('namespace', entry.namespace ?? ''),
    ...patternProblems('name', entry.name),
    ...verbProblems(entry.verbs),
  ];
  if (!kind.ok || problems.length > 0) return { places: [], problems, notes: [] };
  return { ...placesOf(names, effect, kind.value, entry), problems };
}

const verbs = new Set([
  '*',
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'exec',
  'portforward',
]);

function verbProblems(written: readonly string[] | null): EntryProblem[] {
  if (written === null) return [];
  if (written.length === 0)
    return [{ field: 'verbs', text: 'is empty: name a verb, or leave it out for all of them' }];
  return written
    .filter((verb) => !verbs.has(verb))
    .map((verb) => ({ field: 'verbs', text: `"${verb}" is not one of ${[...verbs].join(', ')}` }));
}

function patternProblems(field: 'namespace' | 'name', written: string): EntryProblem[] {
  // Taken as literal it would fit no name at all, and a rule that denies must not be empty unnoticed.
  if (written.includes('{{')) return [{ field, text: 'takes no variables' }];
  const pattern = compilePattern(written);
  return pattern.ok ? [] : [{ field, text: pattern.error }];
}

function namespaceProblems(names: KindNames, kind: EntryKind, namespace: string): EntryProblem[] {
  const { known, resource } = kind;
  if (known?.scope === 'namespaced' && namespace === '')
    return [namespaceProblem(`is missing: ${resource} are in a namespace. Write '*' for all`)];
  if (names !== 'plural' && resource === '*' && namespace === '')
    return [namespaceProblem("is missing: write '*' for all")];
  if (names === 'plural' && known?.scope === 'cluster' && namespace !== '' && namespace !== '*')
    return [namespaceProblem(`has to be left out: ${resource} are in no namespace`)];
  return [];
}

function namespaceProblem(text: string): EntryProblem {
  return { field: 'namespace', text };
}

type Places = Pick<EntryReading, 'places' | 'notes'>;

function placesOf(
  names: KindNames,
  effect: Effect,
  kind: EntryKind,
  { namespace, name }: KubernetesEntry,
): Places {
  const { resource, group, known } = kind;
  const inNamespace = (which: string): RulePlace => ({
    scope: 'namespaced',
    resource,
    group,
    namespace: which,
    name,
  });
  const inNone: RulePlace = { scope: 'cluster', resource, group, namespace: null, name };
  if (names !== 'plural' && known?.older === 'namespace')
    return { places: [everythingIn(name), inNone], notes: [] };
  // Under a pattern of groups, a custom resource of the same plural may be where the known kind is not.
  const anywhere = namespace === '*' && (known === null || isPattern(group));
  if (!namespace || (known?.scope === 'cluster' && !anywhere))
    return { places: [inNone], notes: [] };
  const places = [inNamespace(namespace)];
  if (anywhere) return { places: [...places, inNone], notes: [] };
  if (known || names === 'plural') return { places, notes: [] };
  if (effect === 'deny') return { places: [...places, inNone], notes: [] };
  return { places, notes: [{ field: 'namespace', text: noClusterWide }] };
}

const noClusterWide =
  "names namespaces, so this gives nothing that is in none, such as nodes. Write '*' for everything";
