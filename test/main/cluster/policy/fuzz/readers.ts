import { canonicalResourceId } from '#shared/model/resource-id';
import { roleSchema } from '#shared/model/role';
import { parsePredicate } from '#main/cluster/inventory/predicate/parse';
import { compileClaims, rolesFromTraits } from '#main/cluster/policy/claims';
import {
  bindLabelsExpression,
  compileLabelsExpression,
} from '#main/cluster/policy/expression/labels-expression';
import {
  compileThresholdFilter,
  compileWhere,
} from '#main/cluster/policy/expression/review-conditions';
import { compileKubernetesRules } from '#main/cluster/policy/kubernetes/matcher';
import { requestableKinds } from '#main/cluster/policy/kubernetes/requestable';
import { kubernetesRulesOf } from '#main/cluster/policy/kubernetes/rules';
import { bindSelector, compileSelector, matchLabels } from '#main/cluster/policy/labels';
import { compileMatcher } from '#main/cluster/policy/matchers';
import { readConfigFile } from '#main/cluster/policy/role-file';
import { expandTemplate, parseTemplate } from '#main/cluster/policy/traits';

/** Values that what was read is tried with. */
const long = ['a'.repeat(20_000), `${'a'.repeat(10_000)}b`, '*'.repeat(2_000), 'ab'.repeat(5_000)];
const traits = { a: long, logins: long, 'external.a': long };

/** Reads a text as one thing, and tries what comes of it. None throws; `false` says that it was refused. */
export const readers: Readonly<Record<string, (text: string) => boolean>> = {
  yaml: (text) => readConfigFile(text, 'fuzz.yaml').ok,
  role(text) {
    const role = { kind: 'role', version: 'v8', metadata: { name: 'r' } };
    return roleSchema.safeParse({ ...role, spec: { allow: { logins: [text] } } }).success;
  },
  selector(text) {
    const selector = compileSelector({ [text]: ['*'], a: [text, `^${text}$`] });
    if (!selector.ok) return false;
    const bound = bindSelector(selector.value, traits, 'deny');
    for (const a of long) matchLabels(bound, { [text]: a, a });
    return true;
  },
  'resource id': (text) => canonicalResourceId(text).ok,
  'resource id in Kubernetes': (text) => canonicalResourceId(`/c/kube:ns:pods/k/${text}`).ok,
  predicate: (text) => parsePredicate(text).ok,
  'labels expression'(text) {
    const expression = compileLabelsExpression(text);
    if (!expression.ok) return false;
    const bound = bindLabelsExpression(expression.value, { name: 'alice', traits });
    for (const a of long) bound({ a, env: a });
    return true;
  },
  conditions: (text) => compileWhere(text).ok && compileThresholdFilter(text).ok,
  template(text) {
    const template = parseTemplate(text);
    if (template.ok) expandTemplate(template.value, traits);
    return template.ok;
  },
  matcher(text) {
    const matcher = compileMatcher(text);
    if (matcher.ok) for (const each of long) matcher.value(each);
    return matcher.ok;
  },
  claims(text) {
    const claims = compileClaims([{ claim: 'a', value: text, roles: ['$1', text] }]);
    if (claims.ok) rolesFromTraits(claims.value, traits);
    return claims.ok;
  },
  'Kubernetes entries'(text) {
    const entry = { kind: text, api_group: text, namespace: text, name: text, verbs: [text] };
    const place = { ...entry, kind: '*', verbs: null };
    const written = { version: 'v8', effect: 'deny', entries: [entry, place] } as const;
    const { rules } = kubernetesRulesOf(written);
    const matcher = compileKubernetesRules(rules, 'deny');
    const kinds = requestableKinds(written);
    for (const name of [...long, text]) {
      const target = { scope: 'namespaced', resource: 'pods', group: '', namespace: name } as const;
      matcher.matches({ ...target, name });
      matcher.covers({ ...target, name });
      kinds.covers({ ...target, name });
    }
    return true;
  },
};
