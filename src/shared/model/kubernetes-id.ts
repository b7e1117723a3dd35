import { isExpression } from '../lib/pattern-text';
import { err, ok, type Result } from '../lib/result';
import { isWholeNamespace, wholeNamespace, type KubernetesTarget } from './kubernetes';
import {
  kindOfPlural,
  olderKind,
  pluralPattern,
  pluralWithGroup,
  type KubernetesScope,
} from './kubernetes-kinds';

/** What the kind of an id says about a resource in a Kubernetes cluster. */
export type KubernetesIdKind =
  | {
      readonly type: 'resource';
      readonly scope: KubernetesScope;
      readonly resource: string;
      readonly group: string;
    }
  | { readonly type: 'whole-namespace' };

const groupPattern = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
/** The name of a Kubernetes cluster. Without `^`, `$` and `*`, so that it shows where a pattern begins. */
const kubeNamePattern = /^[A-Za-z0-9][A-Za-z0-9._/:@+-]*$/;

/** Reads the kind of an id; `null` when it is none of a resource in a Kubernetes cluster. */
export function readKubernetesKind(kind: string): Result<KubernetesIdKind> | null {
  if (kind === 'namespace') return ok({ type: 'whole-namespace' });
  const older = olderKind(kind);
  if (older)
    return ok({
      type: 'resource',
      scope: older.scope,
      resource: older.resource,
      group: older.group,
    });
  if (kind.startsWith('kube:ns:')) return readPlural('namespaced', kind.slice(8));
  if (kind.startsWith('kube:cw:')) return readPlural('cluster', kind.slice(8));
  if (!kind.startsWith('kube:')) return null;
  return err(`"${kind}" is not a known kind: write kube:ns:pods or kube:cw:nodes`);
}

function readPlural(scope: KubernetesScope, text: string): Result<KubernetesIdKind> {
  const dot = text.indexOf('.');
  const resource = dot === -1 ? text : text.slice(0, dot);
  const group = dot === -1 ? '' : text.slice(dot + 1);
  if (!pluralPattern.test(resource) || (dot !== -1 && !groupPattern.test(group)))
    return err(`"${text}" is not a known kind: write the plural and its group, deployments.apps`);
  const meant = olderKind(text) ?? kindOfPlural(resource);
  if (meant && (olderKind(text) || (group === '' && meant.group !== '')))
    return err(
      `"${text}" is not a known kind: write ${pluralWithGroup(meant.resource, meant.group)}`,
    );
  if (meant && meant.group === group && meant.scope !== scope)
    return err(
      scope === 'cluster'
        ? `${text} are in a namespace: write kube:ns:${text}`
        : `${text} are in no namespace: write kube:cw:${text}`,
    );
  return ok({ type: 'resource', scope, resource, group });
}

/** Prints the kind of an id: `kube:ns:deployments.apps`. */
export function formatKubernetesKind(target: KubernetesTarget): string {
  if (isWholeNamespace(target)) return 'namespace';
  const scope = target.scope === 'namespaced' ? 'ns' : 'cw';
  return `kube:${scope}:${pluralWithGroup(target.resource, target.group)}`;
}

export interface KubernetesPlace {
  /** The name of the Kubernetes cluster. */
  readonly name: string;
  readonly target: KubernetesTarget;
}

/** Reads what follows the kind of an id. */
export function readKubernetesPlace(kind: KubernetesIdKind, text: string): Result<KubernetesPlace> {
  if (kind.type === 'whole-namespace') {
    const parts = readParts(text, ['namespace']);
    if (!parts.ok) return parts;
    const [name = '', namespace = ''] = parts.value;
    return ok({ name, target: wholeNamespace(namespace) });
  }
  const { scope, resource, group } = kind;
  const parts = readParts(text, scope === 'namespaced' ? ['namespace', 'name'] : ['name']);
  if (!parts.ok) return parts;
  const [name = '', first = '', second = ''] = parts.value;
  return ok({
    name,
    target:
      scope === 'namespaced'
        ? { scope, resource, group, namespace: first, name: second }
        : { scope, resource, group, namespace: null, name: first },
  });
}

/** Prints what follows the kind of an id: `kube/namespace/name` or `kube/name`. */
export function formatKubernetesPlace({ name, target }: KubernetesPlace): string {
  if (isWholeNamespace(target)) return `${name}/${target.namespace}`;
  const namespace = target.scope === 'namespaced' ? `${target.namespace}/` : '';
  return `${name}/${namespace}${target.name}`;
}

/** The Kubernetes cluster, and one text for each of the parts after it. */
function readParts(text: string, parts: readonly string[]): Result<readonly string[]> {
  const form = parts.map((part) => `<${part}>`).join('/');
  const { kube, rest } = splitFromRight(text, parts.length);
  if (rest.length > parts.length)
    return err('a regular expression holds "$/", which ends it. Write [$]/ instead');
  if (rest.length < parts.length)
    return err(`${form} is expected after the name of the Kubernetes cluster`);
  if (kube === '') return err('the name of the Kubernetes cluster is missing');
  if (!kubeNamePattern.test(kube)) return err(`"${kube}" is not the name of a Kubernetes cluster`);
  for (const [index, part] of parts.entries()) {
    const problem = partProblem(part, rest[index] ?? '');
    if (problem) return err(problem);
  }
  return ok([kube, ...rest]);
}

/**
 * Splits the last `count` parts off, from the right, as the name of a Kubernetes cluster may hold slashes. A regular
 * expression may hold them too: it begins at the first `/^` and ends at the next `$/`, or with the text.
 */
function splitFromRight(text: string, count: number): { kube: string; rest: string[] } {
  const caret = text.indexOf('/^');
  let kube = caret === -1 ? text : text.slice(0, caret);
  const patterns = caret === -1 ? [] : text.slice(caret + 1).split('$/');
  const rest = patterns.map((each, index) => (index < patterns.length - 1 ? `${each}$` : each));
  while (rest.length < count) {
    const slash = kube.lastIndexOf('/');
    if (slash === -1) break;
    rest.unshift(kube.slice(slash + 1));
    kube = kube.slice(0, slash);
  }
  return { kube, rest };
}

function partProblem(part: string, text: string): string | null {
  if (text === '') return `the ${part} is missing`;
  if (isExpression(text)) return null;
  if (/[\^$]/.test(text))
    return `"${text}" is not a ${part}: a regular expression stands between ^ and $`;
  if (/[/%\s]/.test(text) || text === '.' || text === '..')
    return `"${text}" is not a ${part}: Kubernetes has no such names`;
  return null;
}
