import { isConcrete, isWholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { compilePattern } from '../patterns';

/**
 * Whether a resource lies inside what was requested, which may hold patterns. Anything that is not one resource lies
 * in nothing, and a pattern that cannot be read holds nothing.
 */
export function targetMatches(requested: KubernetesTarget, actual: KubernetesTarget): boolean {
  if (!isConcrete(actual)) return false;
  if (isWholeNamespace(requested)) {
    const namespace = requested.namespace ?? '';
    return actual.scope === 'cluster'
      ? isNamespace(actual) && fits(namespace, actual.name)
      : fits(namespace, actual.namespace);
  }
  return (
    requested.scope === actual.scope &&
    requested.resource === actual.resource &&
    requested.group === actual.group &&
    fits(requested.namespace ?? '', actual.namespace ?? '') &&
    fits(requested.name, actual.name)
  );
}

function isNamespace({ resource, group }: KubernetesTarget): boolean {
  return resource === 'namespaces' && group === '';
}

function fits(pattern: string, value: string): boolean {
  const compiled = compilePattern(pattern);
  return compiled.ok && compiled.value(value);
}

/** What is wrong with the patterns of a requested target, in words; `null` when they can be read. */
export function targetProblem({ namespace, name }: KubernetesTarget): string | null {
  for (const text of [namespace ?? '', name]) {
    const compiled = compilePattern(text);
    if (!compiled.ok) return compiled.error;
  }
  return null;
}
