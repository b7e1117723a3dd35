import { isWholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import type { RequestKubernetesEntry } from '#shared/model/kubernetes-schema';
import { anyOf, type Coverage } from './coverage';
import type { EntryFinding } from './findings';
import type { RoleVersion } from '#shared/model/role';
import { kindNamesOf, readEntryKind, type Effect, type EntryKind } from './kinds';
import { compilePart, coverageOf, type Part } from './part';

/** Which kinds of Kubernetes resource a role lets one request, or keeps one from requesting. */
export interface RequestableKinds {
  /** Whether the role says anything about it. If so, a whole Kubernetes cluster may not be requested. */
  readonly limited: boolean;
  /**
   * How much of a target is of the kinds that are named; only its kind and group count. What allows must cover all of
   * it, and what denies none of it. Where `limited` is false it says nothing, and the answer is `none`.
   */
  covers(target: KubernetesTarget): Coverage;
  readonly problems: readonly EntryFinding[];
}

export interface WrittenKinds {
  readonly version: RoleVersion;
  readonly effect: Effect;
  /** The role's list; `null` where the role has none. An empty list names no kind, and limits all the same. */
  readonly entries: readonly RequestKubernetesEntry[] | null;
}

interface NamedKind {
  readonly kind: EntryKind;
  readonly group: Part;
}

/** Reads a role's `request.kubernetes_resources`. An entry with a problem names no kind, or every kind if it denies. */
export function requestableKinds({ version, effect, entries }: WrittenKinds): RequestableKinds {
  const named: NamedKind[] = [];
  const problems: EntryFinding[] = [];
  // Requests are newer than role v7, so that older roles name the same kinds.
  const names = kindNamesOf(version) === 'plural' ? 'plural' : 'singular';
  for (const [index, entry] of (entries ?? []).entries()) {
    const kind = readEntryKind(names, effect, entry);
    const group = kind.ok ? compilePart(kind.value.group) : null;
    if (!kind.ok) problems.push({ index, ...kind.error });
    else if (group?.ok) named.push({ kind: kind.value, group: group.value });
  }
  const failing = effect === 'deny' && problems.length > 0;
  return {
    limited: entries !== null,
    covers: (target) =>
      failing ? 'all' : anyOf(named.map((each) => coverageBy(each, names === 'singular', target))),
    problems,
  };
}

function coverageBy(
  { kind, group }: NamedKind,
  contents: boolean,
  target: KubernetesTarget,
): Coverage {
  const { resource, known } = kind;
  // Before v8, `namespace` stands for what is in the namespace as well.
  if (isWholeNamespace(target) && contents && known?.older === 'namespace') return 'all';
  if (resource !== '*' && isWholeNamespace(target))
    return known?.scope === 'cluster' && known.older !== 'namespace' ? 'none' : 'some';
  if (resource !== '*' && resource !== target.resource) return 'none';
  const asked = compilePart(target.group);
  return asked.ok ? coverageOf(group, asked.value) : 'none';
}
