import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import {
  formatNote,
  formatProblem,
  loadConfigFile,
  readConfigFile,
} from '#main/cluster/policy/role-file';
import { readTable, roleFixtures } from './tables';

const errorRows = readTable(
  'role-files',
  z.strictObject({ name: z.string(), text: z.string(), problems: z.array(z.string()).min(1) }),
);

function problemsOf(text: string): string[] {
  const reading = readConfigFile(text, 'roles.yaml');
  return reading.ok ? [] : reading.problems.map(formatProblem);
}

describe('what is wrong with a file', () => {
  test.each(errorRows)('$name', ({ text, problems }) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test('is thrown as an error for people, with every problem', () => {
    const text = 'kind: role\nversion: v9\nmetadata: { name: "-" }\n';
    const error = captured(() => loadConfigFile(text, 'a.yaml'));
    expect(error).toBeInstanceOf(ExpectedError);
    expect(error).toMatchObject({ code: 'role_invalid', field: 'version' });
    expect((error as ExpectedError).details).toHaveLength(2);
    expect((error as ExpectedError).message).toMatch(/^a\.yaml:2: version: .* \(and 1 more\)$/);
  });

  test('a file that would take all memory is refused', () => {
    const levels = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? 'l0: &l0 [a]' : `l${at}: &l${at} [${`*l${at - 1}, `.repeat(9)}*l${at - 1}]`,
    );
    expect(problemsOf(`kind: role\nversion: v5\n${levels.join('\n')}`)).toHaveLength(1);
    expect(problemsOf(`kind: ${'['.repeat(50_000)}`)).not.toEqual([]);
    expect(problemsOf(`# ${'x'.repeat(1_048_577)}`)).toEqual([
      'roles.yaml:1: the file is longer than 1 MiB',
    ]);
  });
});

function captured(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('role files of the documentation', () => {
  test.each(roleFixtures())('$file loads', ({ file, text }) => {
    const { documents } = loadConfigFile(text, file);
    expect(documents).toHaveLength(1);
    expect(documents[0]?.kind).toBe('role');
  });
});

const documentRows = readTable(
  'config-files',
  z.strictObject({
    name: z.string(),
    text: z.string(),
    documents: z.array(z.looseObject({})).default([]),
    problems: z.array(z.string()).default([]),
    notes: z.array(z.string()).default([]),
  }),
);

describe('documents', () => {
  test.each(documentRows)('$name', ({ text, documents, problems, notes }) => {
    const reading = readConfigFile(text, 'config.yaml');
    expect(reading.ok ? [] : reading.problems.map(formatProblem)).toEqual(problems);
    if (!reading.ok) return;
    expect(reading.file.documents).toMatchObject(documents);
    expect(reading.file.notes.map(formatNote)).toEqual(notes);
  });
});

describe('what a file says', () => {
  test('scalars in labels keep their text', () => {
    const [document] = loadConfigFile(
      'kind: role\nversion: v7\nmetadata: { name: a }\nspec: { allow: { node_labels: { v: 1.10, on: [true, 0x1F] } } }',
      'a.yaml',
    ).documents;
    expect(document?.kind === 'role' && document.role.spec.allow.node_labels).toEqual({
      v: ['1.10'],
      on: ['true', '0x1F'],
    });
  });

  test('what has no effect is told', () => {
    const text = `kind: role
metadata: { name: a, labels: { team: x } }
spec:
  allow:
    logins: ['*', alice]
    node_labels: { '*': '*', env: prod }
    request: { search_as_roles: ['a*'] }
  options: { lock: strict }
`;
    expect(loadConfigFile(text, 'a.yaml').notes.map(formatNote)).toEqual([
      'version at line 1 is missing; the role is read as v8',
      'metadata.labels at line 2 is not enforced here',
      'spec.allow.logins at line 5 gives nothing: "*" is no login that a certificate could carry',
      "spec.allow.node_labels at line 6 holds '*': '*', so its other labels have no effect",
      'spec.allow.request.search_as_roles at line 7 takes names only: "a*" is no pattern here',
      'spec.options.lock at line 8 is not enforced here',
    ]);
  });

  test('a rule with a condition gives nothing and denies always', () => {
    const rule = '{ resources: [session], verbs: [read], where: "contains(a, b)" }';
    const text = `kind: role
version: v7
metadata: { name: a }
spec:
  allow:
    rules:
      - ${rule}
      - { resources: [event], verbs: [list] }
  deny:
    rules:
      - ${rule}
`;
    const { documents, notes } = loadConfigFile(text, 'a.yaml');
    expect(documents).toMatchObject([
      {
        role: {
          spec: {
            allow: { rules: [{ resources: ['event'], verbs: ['list'] }] },
            deny: { rules: [{ resources: ['session'], verbs: ['read'] }] },
          },
        },
      },
    ]);
    expect(notes.map(formatNote)).toEqual([
      'spec.allow.rules.where at line 7 is not enforced here',
      'spec.allow.rules at line 7 therefore gives nothing',
      'spec.deny.rules.where at line 11 is not enforced here',
    ]);
  });

  test('users and servers', () => {
    const text = `kind: user
version: v2
metadata: { name: alice }
spec:
  roles: [requester, requester]
  traits: { logins: [alice], db_users: }
---
kind: node
sub_kind: openssh
metadata: { name: db-1, labels: { env: prod, rack: 7 } }
spec: { addr: '[::1]:22', host_key: ssh-ed25519 AAAA }
`;
    expect(loadConfigFile(text, 'a.yaml').documents).toMatchObject([
      { kind: 'user', name: 'alice', roles: ['requester'], traits: { logins: ['alice'] } },
      {
        kind: 'node',
        name: 'db-1',
        subKind: 'openssh',
        labels: { env: 'prod', rack: '7' },
        address: { host: '::1', port: 22 },
        hostKey: 'ssh-ed25519 AAAA',
      },
    ]);
  });

  test('an empty file says nothing', () => {
    for (const text of ['', '\n---\n---\n', '# a comment\n'])
      expect(loadConfigFile(text, 'a.yaml').documents).toEqual([]);
  });
});
