import fc from 'fast-check';
import type { Principal, PrincipalType } from '#shared/model/principal';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { defaultProtocols } from '#shared/model/resource-protocols';
import { roleSchema, roleVersions, type Bearer, type Role } from '#shared/model/role';
import { typesOf } from './decide';
import { labelsExpression } from './expressions';

/** Small alphabets, so that what roles say and what is asked meet often. */
const labelKeys = ['env', 'team', 'constructor'];
const labelValues = ['prod', 'dev', 'a', 'pr', ''];
const people = ['alice', 'alice', 'root', 'root', 'viewer'];

const templates = fc.constantFrom(
  '{{internal.logins}}',
  '{{external.team}}',
  'x-{{external.team}}',
  '{{email.local(external.email)}}',
  '{{regexp.replace(external.team, "^(.*)-ops$", "$1")}}',
);
const labelPattern = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('prod', 'dev', 'a', '*', 'p*', '^(dev|a)$', '^pr|de$') },
  { weight: 1, arbitrary: templates },
);
const selector = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ '*': ['*'] }) },
  {
    weight: 3,
    arbitrary: fc.dictionary(
      fc.constantFrom(...labelKeys, '*'),
      fc.array(labelPattern, { maxLength: 2 }),
      { maxKeys: 2 },
    ),
  },
);
const givenName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...people) },
  { weight: 1, arbitrary: fc.constantFrom('*', 'al*', 'a,b', '^root$') },
  { weight: 2, arbitrary: templates },
);
const deniedName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...people) },
  { weight: 1, arbitrary: fc.constantFrom('*', 'al*', '*o*', '^(root|viewer)$') },
  { weight: 1, arbitrary: templates },
);

interface Words {
  readonly versions: readonly Role['version'][];
  readonly kinds: readonly string[];
  readonly groups: readonly (string | null)[];
}

/** Kinds as the versions write them; what is right in one is an unreadable entry in another. */
const plural: Words = {
  versions: ['v8'],
  kinds: ['*', '*', 'pods', 'nodes', 'namespaces', 'deployments', 'widgets', 'secret'],
  groups: ['', '', '*', '*', 'apps', 'x.io', '^(apps|x.io)$', null],
};
const singular: Words = {
  versions: ['v7'],
  kinds: ['*', '*', 'pod', 'kube_node', 'namespace', 'deployment', 'pods'],
  groups: [null, null, null, null, null, ''],
};
const podAlone: Words = {
  versions: ['v3', 'v4', 'v5', 'v6'],
  kinds: ['pod', 'pod', 'pod', 'pod', 'secret', '*'],
  groups: singular.groups,
};
const words = fc.constantFrom(plural, singular, podAlone);

function entriesIn({ kinds, groups }: Words) {
  const entry = fc.record({
    kind: fc.constantFrom(...kinds),
    api_group: fc.constantFrom(...groups),
    namespace: fc.constantFrom('*', '*', 'dev', 'd*', '^(dev|qa)$', null, ''),
    name: fc.constantFrom('*', '*', 'web', 'w*', '^web-[0-9]$'),
    verbs: fc.constantFrom(null, null, ['*'], ['get'], ['get', 'list'], []),
  });
  return fc.option(fc.array(entry, { minLength: 1, maxLength: 3 }), { freq: 2 });
}
const askable = fc.option(
  fc.array(
    fc.record({
      kind: fc.constantFrom('*', 'pod', 'pods', 'deployments', 'namespace', 'widgets'),
      api_group: fc.constantFrom(null, '', '*', 'apps'),
    }),
    { maxLength: 2 },
  ),
  { freq: 2 },
);

/** The fields in which a role speaks of each kind. */
const fieldsOf: Readonly<Record<ResourceKind, { labels: string; named: readonly string[] }>> = {
  node: { labels: 'node_labels', named: ['logins'] },
  windows_desktop: { labels: 'windows_desktop_labels', named: ['windows_desktop_logins'] },
  db: { labels: 'db_labels', named: ['db_users', 'db_names', 'db_roles'] },
  app: { labels: 'app_labels', named: ['aws_role_arns'] },
  kube_cluster: { labels: 'kubernetes_labels', named: ['kubernetes_groups', 'kubernetes_users'] },
  kube_resource: { labels: 'kubernetes_labels', named: ['kubernetes_groups', 'kubernetes_users'] },
};

function side(
  kind: ResourceKind,
  effect: 'allow' | 'deny',
  written: Words,
  offered: readonly string[],
) {
  const { labels, named } = fieldsOf[kind];
  const name = effect === 'allow' ? givenName : deniedName;
  const names = fc.array(name, { minLength: 1, maxLength: 3, size: 'max' });
  const some = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T) =>
    effect === 'allow'
      ? arbitrary
      : fc.oneof(
          { weight: 3, arbitrary: fc.constant(otherwise) },
          { weight: 1, arbitrary: arbitrary },
        );
  return fc.record({
    [labels]: effect === 'allow' ? selector : some(selector, {}),
    [`${labels}_expression`]: fc.oneof(
      { weight: effect === 'allow' ? 3 : 8, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: labelsExpression },
    ),
    ...Object.fromEntries(named.map((field) => [field, some(names, [])])),
    kubernetes_resources: some(entriesIn(written), null),
    request: fc.record({
      search_as_roles: fc.constant(effect === 'allow' ? offered : []),
      kubernetes_resources: some(askable, null),
    }),
  });
}

/** Roles that speak of one kind, named `prefix0`, `prefix1`, …; `offered` are those that each lets one ask for. */
export function rolesFor(
  kind: ResourceKind,
  {
    prefix = 'r',
    most = 4,
    offered = [],
  }: { prefix?: string; most?: number; offered?: readonly string[] } = {},
): fc.Arbitrary<Role[]> {
  const spec = words.chain((written) =>
    fc.record({
      version: fc.constantFrom(...written.versions, ...written.versions, ...roleVersions),
      allow: side(kind, 'allow', written, offered),
      deny: fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: side(kind, 'deny', written, []) },
      ),
    }),
  );
  return fc.array(spec, { maxLength: most, size: 'max' }).map((specs) =>
    specs.map(({ version, ...rest }, index) =>
      roleSchema.parse({
        kind: 'role',
        version,
        metadata: { name: `${prefix}${index}` },
        spec: rest,
      }),
    ),
  );
}

const labels = fc.dictionary(fc.constantFrom(...labelKeys), fc.constantFrom(...labelValues), {
  maxKeys: 3,
});
const inside = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('pods', 'secrets', 'deployments.apps', 'pods.x.io', 'widgets.x.io'),
      fc.constantFrom('dev', 'prod'),
      fc.constantFrom('web', 'web-1', 'db'),
    )
    .map(([plural, namespace, name]) => `kube:ns:${plural}/k/${namespace}/${name}`),
  fc
    .tuple(
      fc.constantFrom('nodes', 'namespaces', 'widgets.x.io'),
      fc.constantFrom('dev', 'web', 'web-1'),
    )
    .map(([plural, name]) => `kube:cw:${plural}/k/${name}`),
);
const protocols: Readonly<Partial<Record<ResourceKind, readonly string[]>>> = {
  db: ['postgres', 'mysql'],
  app: ['http', 'aws-console'],
};

export function resourceOf(kind: ResourceKind, index = 0): fc.Arbitrary<Resource> {
  const name = kind === 'kube_resource' ? inside : fc.constant(`x${index}`);
  const protocol = fc.constantFrom(...(protocols[kind] ?? [defaultProtocols[kind]]));
  return fc.record({ name, labels, protocol }).map((made) => ({
    ...made,
    id: kind === 'kube_resource' ? `/c/${made.name}` : `/c/${kind}/${made.name}`,
    kind,
    description: '',
  }));
}

export const bearer: fc.Arbitrary<Bearer> = fc.record({
  name: fc.constant('alice'),
  traits: fc.record(
    {
      logins: fc.array(fc.constantFrom('alice', 'root', 'al*', ''), { maxLength: 2 }),
      'external.team': fc.array(fc.constantFrom('dev', 'web-ops', 'prod', '*'), { maxLength: 2 }),
      'external.email': fc.array(fc.constantFrom('root@example.com', 'a@b.org', 'nobody'), {
        maxLength: 2,
      }),
      team: fc.array(fc.constantFrom('a', 'dev'), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
});

/** Whom to be: mostly the types of the kind, seldom one that it has not got. */
export function principalFor(kind: ResourceKind): fc.Arbitrary<Principal> {
  const value = fc.constantFrom(...people, ...people, 'x-dev', 'web', 'a');
  const types = typesOf(kind);
  const most = types.slice(0, kind === 'db' ? 2 : 1);
  const own = Object.fromEntries(types.map((type) => [type, value]));
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(Object.fromEntries(most.map((type) => [type, value]))) },
    { weight: 2, arbitrary: fc.record(own, { requiredKeys: [] }) },
    { weight: kind.startsWith('kube') ? 4 : 1, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<PrincipalType>('login', 'db_user', 'kubernetes_group')
        .map((type) => ({ [type]: 'alice' })),
    },
  );
}
