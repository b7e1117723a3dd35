import type { ApiOutput } from '#shared/api/contract';
import type { ConfigKind } from '#shared/model/config-kinds';
import { ok } from '#shared/lib/result';
import type { FakeApi } from './fake-bridge';
import { failing } from './fake-world-parts';

interface Document {
  readonly kind: ConfigKind;
  readonly name: string;
  readonly yaml: string;
  readonly description: string;
  readonly version: number;
}

function role(name: string, description: string, envs: string): Document {
  const yaml = `kind: role
version: v7
metadata:
  name: ${name}
  description: ${description}
spec:
  allow:
    node_labels:
      env: [${envs}]
    logins: ['{{internal.logins}}', deploy]
  options:
    max_session_ttl: 8h
`;
  return { kind: 'role', name, yaml, description, version: 3 };
}

const user: Document = {
  kind: 'user',
  name: 'alice',
  description: '',
  version: 1,
  yaml: 'kind: user\nversion: v2\nmetadata:\n  name: alice\nspec:\n  roles: [requester]\n',
};

/** What a document of the cluster in memory is: its first `kind:` and `name:`. */
function keyOf(yaml: string): { kind: ConfigKind; name: string } | null {
  const kind = /^kind: (\w+)/m.exec(yaml)?.[1];
  const name = /^\s+name: (\S+)/m.exec(yaml)?.[1];
  return kind && name ? { kind: kind as ConfigKind, name } : null;
}

type Check = ApiOutput<'config.check'>;

/** The one mistake that the cluster in memory knows: a misspelt field. */
function problemsOf(yaml: string): Check['problems'] {
  const lines = yaml.split('\n');
  const at = lines.findIndex((line) => /^\s+node_label:/.test(line));
  if (at === -1) return [];
  const message = 'is not a known field. Did you mean node_labels?';
  return [{ line: at + 1, field: 'spec.allow.node_label', message }];
}

function effectsOf(isRemoved: boolean): Check['effects'] {
  const lost = {
    user: 'alice',
    type: 'loses-access' as const,
    text: 'alice may no longer use 2 machines as deploy: db-1 and db-2.',
    count: 2,
  };
  const ended = {
    user: 'dana',
    type: 'request-ends' as const,
    text: 'An approved request of dana ends: iot is no longer given.',
    count: 1,
  };
  const asked = {
    user: 'erin',
    type: 'may-request' as const,
    text: 'erin may ask for 4 machines: web-1, web-2, web-3 and web-4.',
    count: 4,
  };
  return isRemoved ? [lost, ended] : [lost, ended, asked];
}

/** Managing the cluster in memory by YAML: just enough to look at the editor. */
export function fakeConfig(): FakeApi {
  const documents = new Map<string, Document>();
  const put = (document: Document) => documents.set(`${document.kind}/${document.name}`, document);
  for (const each of [
    role('access', 'Every machine, with the logins of the user', "'*'"),
    role('staging-access', 'Machines for trying things out', 'staging, dev'),
    role('prod-access', 'Machines that customers see', 'prod'),
    user,
  ])
    put(each);
  const find = (kind: ConfigKind, name: string) => documents.get(`${kind}/${name}`);
  const gone = failing('not_found', 'There is no such document any more.');
  return {
    'config.list': ({ kind, query }) => {
      const rows = [...documents.values()]
        .filter((each) => each.kind === kind && each.name.includes(query))
        .map(({ yaml: _left, ...row }) => row);
      return ok({ rows, next: null, total: rows.length });
    },
    'config.get': ({ kind, name }) => {
      const found = find(kind, name);
      if (!found) return gone;
      const { yaml, version } = found;
      return ok({ kind, name, yaml, version });
    },
    'config.check': ({ yaml, remove }) => {
      const key = keyOf(yaml);
      const stored = key && find(key.kind, key.name);
      const problems = problemsOf(yaml);
      const isUnchanged = stored?.yaml === yaml;
      const action = isUnchanged ? 'unchanged' : stored ? 'update' : 'create';
      const changes: Check['changes'] = key
        ? [
            {
              ...key,
              action,
              version: stored?.version ?? null,
              before: stored?.yaml ?? '',
              after: yaml,
            },
          ]
        : [];
      return ok({
        problems,
        notes: yaml.includes('max_session_ttl: 8h')
          ? [
              {
                line: yaml.split('\n').findIndex((line) => line.includes('max_session_ttl')) + 1,
                field: 'spec.options.max_session_ttl',
                message: 'is longer than the sign-in of this cluster, which lasts 4h',
              },
            ]
          : [],
        changes: problems.length > 0 ? [] : changes,
        effects:
          problems.length > 0 || (isUnchanged && remove.length === 0)
            ? []
            : effectsOf(remove.length > 0),
        moreEffects: 0,
      });
    },
    'config.apply': ({ yaml, expect }) => {
      const key = keyOf(yaml);
      if (!key || problemsOf(yaml).length > 0)
        return failing('role_invalid', 'The file has 1 error. Nothing was changed.');
      const stored = find(key.kind, key.name);
      const wanted = expect?.find((each) => each.kind === key.kind && each.name === key.name);
      if (wanted && wanted.version !== (stored?.version ?? null))
        return failing('conflict', `bob changed role ${key.name} a minute ago.`);
      const description = /^\s+description: (.*)$/m.exec(yaml)?.[1] ?? '';
      put({ ...key, yaml, description, version: (stored?.version ?? 0) + 1 });
      return ok({ applied: [`${key.kind} ${key.name}`], notEnforced: [] });
    },
    'config.delete': ({ kind, name }) => {
      documents.delete(`${kind}/${name}`);
      return ok({});
    },
    'config.export': ({ kinds }) =>
      ok({
        fileName: 'daypass.yaml',
        yaml: [...documents.values()]
          .filter(({ kind }) => kinds.includes(kind))
          .map(({ yaml }) => yaml)
          .join('---\n'),
      }),
    'config.templates': () =>
      ok({
        templates: [
          {
            kind: 'role',
            title: 'Access to machines',
            description: 'Machines by their labels, and the logins there.',
            yaml: role('new-role', 'Machines for the team', 'team').yaml,
          },
          {
            kind: 'role',
            title: 'Asking for access',
            description: 'Lets its holders search and ask for what other roles give.',
            yaml: 'kind: role\nversion: v7\nmetadata:\n  name: new-requester\n',
          },
        ],
      }),
  };
}
