import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { roleSchema } from '#shared/model/role';
import { formatProblem, loadConfigFile, readConfigFile } from '#main/cluster/policy/role-file';
import { loadDemo, loadPresetRoles } from '#main/cluster/presets/presets';
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

  test('what is not enforced is told with its line', () => {
    const text =
      roleFixtures().find(({ file }) => file === 'current-developer-db.yaml')?.text ?? '';
    expect(loadConfigFile(text, 'developer.yaml').notEnforced).toEqual([
      'spec.allow.db_labels at line 7 is not enforced here',
      'spec.allow.db_users at line 11 is not enforced here',
      'spec.allow.db_names at line 12 is not enforced here',
    ]);
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
  options: { forward_agent: true }
`;
    expect(loadConfigFile(text, 'a.yaml').notEnforced).toEqual([
      'metadata.labels at line 2 is not enforced here',
      'spec.options.forward_agent at line 8 is not enforced here',
      'version at line 1 is missing; the role is read as v8',
      'spec.allow.logins at line 5 gives nothing: "*" is no login that a certificate could carry',
      "spec.allow.node_labels at line 6 holds '*': '*', so its other labels have no effect",
      'spec.allow.request.search_as_roles at line 7 takes names only: "a*" is no pattern here',
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

describe('what was read can be read again', () => {
  const files = [loadPresetRoles(), loadDemo(), ...roleFixtures().map(readFixture)];

  test('from the source that is kept', () => {
    for (const document of files.flatMap(({ documents }) => documents)) {
      const [again] = loadConfigFile(document.source, 'again.yaml').documents;
      expect({ ...again, line: 0, source: '' }).toEqual({ ...document, line: 0, source: '' });
    }
  });

  test('from the JSON of a role', () => {
    for (const document of files.flatMap(({ documents }) => documents))
      if (document.kind === 'role')
        expect(roleSchema.parse(JSON.parse(JSON.stringify(document.role)))).toEqual(document.role);
  });

  function readFixture({ file, text }: { file: string; text: string }) {
    return loadConfigFile(text, file);
  }
});

describe('hostile files', () => {
  const seeds = roleFixtures().map(({ text }) => text);

  test('no damage to a good file makes the reader throw', () => {
    const damage = fc.record({
      seed: fc.constantFrom(...seeds),
      at: fc.nat(600),
      cut: fc.nat(12),
      insert: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.constantFrom(
          '\n',
          '  ',
          '- ',
          ': ',
          '&a ',
          '*a',
          '!!str ',
          '__proto__: ',
          '{',
          '[',
          "'",
        ),
      ),
    });
    fc.assert(
      fc.property(damage, ({ seed, at, cut, insert }) => {
        const text = seed.slice(0, at) + insert + seed.slice(at + cut);
        for (const { line } of problemObjects(text)) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('no text makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        problemObjects(text);
        problemObjects(`kind: role\nversion: v7\nmetadata:\n  name: a\nspec:\n  ${text}`);
      }),
      { numRuns: 500 },
    );
  });

  function problemObjects(text: string) {
    const reading = readConfigFile(text, 'fuzz.yaml');
    return reading.ok ? [] : reading.problems;
  }
});
