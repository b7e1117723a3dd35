import { isPlainMap } from './plain-map';
import type { Finding } from '../check-role';

const latestVersion = 'v8';

/** What v3 fills in where a role says nothing, and what that amounts to. */
const openInV3 = [
  ['node_labels', 'node', 'logins'],
  ['app_labels', 'app', null],
  ['db_labels', 'database', null],
  ['kubernetes_labels', 'Kubernetes cluster', null],
] as const;

/**
 * What a role file of some version means where it says nothing. In v3 it allowed every app, database and Kubernetes
 * cluster, and with logins every node; from v4 on it allows none. A file without a version is read as the latest.
 *
 * @param notes takes what was filled in
 */
export function withVersionDefaults(value: unknown, notes: Finding[]): unknown {
  if (!isPlainMap(value)) return value;
  if (!Object.hasOwn(value, 'version')) {
    notes.push({ path: 'version', text: `is missing; the role is read as ${latestVersion}` });
    return { ...value, version: latestVersion };
  }
  const spec = value['spec'] ?? {};
  if (value['version'] !== 'v3' || !isPlainMap(spec)) return value;
  const allow = spec['allow'] ?? {};
  if (!isPlainMap(allow)) return value;
  const filled = openInV3.filter(
    ([field, , needs]) =>
      !Object.hasOwn(allow, field) && (needs === null || isFilledList(allow[needs])),
  );
  for (const [field, what] of filled)
    notes.push({ path: 'spec.allow', text: `has no ${field}: in v3 that is every ${what}` });
  const open = Object.fromEntries(filled.map(([field]) => [field, { '*': ['*'] }]));
  return { ...value, spec: { ...spec, allow: { ...allow, ...open } } };
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
