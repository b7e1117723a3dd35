import { isConcrete, isWholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { anyOf, ofBoth, together, type Coverage } from './coverage';
import type { Effect } from './kinds';
import { compilePart, coverageOf, type Part } from './part';
import type { KubernetesRule } from './rule';

/** Rules made ready, once for each role. */
export interface KubernetesMatcher {
  /**
   * Whether some rule fits one resource, for one verb. Without a verb: whether anything may be done with it, or,
   * where the rules deny, whether everything is denied. A target with a pattern in it is no resource and never fits.
   */
  matches(target: KubernetesTarget, verb?: string): boolean;
  /**
   * How much of a target that may hold patterns the rules fit: `all` when one rule fits the whole of it, `none` when
   * no resource can be in both, otherwise `some`. Verbs count only where the rules deny: what is denied for some
   * verbs is never denied as a whole.
   */
  covers(target: KubernetesTarget): Coverage;
}

interface CompiledRule {
  readonly rule: KubernetesRule;
  readonly group: Part;
  readonly namespace: Part;
  readonly name: Part;
}

/** Compiles rules. One with a pattern that cannot be read gives nothing, and where it denies, denies everything. */
export function compileKubernetesRules(
  rules: readonly KubernetesRule[],
  effect: Effect,
): KubernetesMatcher {
  const compiled: CompiledRule[] = [];
  for (const rule of rules) {
    const ready = compileRule(rule);
    if (ready) compiled.push(ready);
    else if (effect === 'deny') return denyingEverything;
  }
  const ask = (target: KubernetesTarget) => {
    const asked = compileAsked(target);
    if (!asked) return effect === 'deny' ? 'all' : 'none';
    return anyOf(compiled.map((rule) => coverageBy(rule, effect, asked)));
  };
  return {
    matches: (target, verb) =>
      isConcrete(target) &&
      compiled.some((rule) => fits(rule, target) && verbFits(rule.rule, effect, verb)),
    covers: (target) =>
      isWholeNamespace(target) ? ofBoth(ask(target), ask(itself(target))) : ask(target),
  };
}

const denyingEverything: KubernetesMatcher = { matches: () => true, covers: () => 'all' };

function compileRule(rule: KubernetesRule): CompiledRule | null {
  const group = compilePart(rule.group);
  // What is in no namespace has an empty one on both sides.
  const namespace = compilePart(rule.namespace ?? '');
  const name = compilePart(rule.name);
  if (!group.ok || !namespace.ok || !name.ok) return null;
  return { rule, group: group.value, namespace: namespace.value, name: name.value };
}

/** The namespace that a target stands for the whole of. */
function itself(target: KubernetesTarget): KubernetesTarget {
  const name = target.namespace ?? '';
  return { scope: 'cluster', resource: 'namespaces', group: '', namespace: null, name };
}

function fits({ rule, group, namespace, name }: CompiledRule, target: KubernetesTarget): boolean {
  return (
    rule.scope === target.scope &&
    (rule.resource === '*' || rule.resource === target.resource) &&
    group.fits(target.group) &&
    namespace.fits(target.namespace ?? '') &&
    name.fits(target.name)
  );
}

function verbFits({ verbs }: KubernetesRule, effect: Effect, verb: string | undefined): boolean {
  if (verbs.includes('*')) return true;
  return verb === undefined ? effect === 'allow' : verbs.includes(verb);
}

interface Asked {
  readonly target: KubernetesTarget;
  readonly group: Part;
  readonly namespace: Part;
  readonly name: Part;
}

function compileAsked(target: KubernetesTarget): Asked | null {
  const group = compilePart(target.group);
  const namespace = compilePart(target.namespace ?? '');
  const name = compilePart(target.name);
  if (!group.ok || !namespace.ok || !name.ok) return null;
  return { target, group: group.value, namespace: namespace.value, name: name.value };
}

function coverageBy(compiled: CompiledRule, effect: Effect, asked: Asked): Coverage {
  const { rule, group, namespace, name } = compiled;
  if (rule.scope !== asked.target.scope) return 'none';
  return together([
    kindCoverage(rule.resource, asked.target.resource),
    coverageOf(group, asked.group),
    coverageOf(namespace, asked.namespace),
    coverageOf(name, asked.name),
    verbFits(rule, effect, undefined) ? 'all' : 'some',
  ]);
}

function kindCoverage(rule: string, asked: string): Coverage {
  if (rule === '*' || rule === asked) return 'all';
  return asked === '*' ? 'some' : 'none';
}
