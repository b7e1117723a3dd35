import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalYaml,
  joinDocuments,
  printNode,
  printUser,
} from '#main/cluster/policy/documents/print-document';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import { roleFixtures } from '../tables';

const text = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .filter((value) => !/\p{Cs}/u.test(value) && !value.includes('\u2028'));
const word = fc.stringMatching(/^[a-z][a-z0-9.-]{0,12}$/);
const labels = fc.dictionary(
  text.filter((key) => key !== '' && key !== '__proto__'),
  text,
  { maxKeys: 5 },
);

describe('what is printed', () => {
  test('is a user that reads back the same', () => {
    const user = fc.record({
      name: word,
      description: text,
      roles: fc.uniqueArray(word, { maxLength: 4 }),
      traits: fc.dictionary(
        word.filter((name) => !name.endsWith('s')),
        fc.array(text, { maxLength: 4 }),
        { maxKeys: 4 },
      ),
    });
    fc.assert(
      fc.property(user, (given) => {
        expect(loadConfigFile(printUser(given), 'user.yaml').documents).toMatchObject([
          { kind: 'user', ...given },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('is a node that reads back the same', () => {
    const node = fc.record({
      name: word,
      description: text,
      labels,
      enrolled: fc.constantFrom(
        { address: '[::1]:22', hostKey: 'ssh-ed25519 AAAA root@host' },
        null,
      ),
    });
    fc.assert(
      fc.property(node, (given) => {
        const [document] = loadConfigFile(printNode(given), 'node.yaml').documents;
        expect(document).toMatchObject({
          kind: 'node',
          name: given.name,
          description: given.description,
          labels: given.labels,
          subKind: given.enrolled ? 'openssh' : 'built-in',
          address: given.enrolled ? { host: '::1', port: 22 } : null,
          hostKey: given.enrolled?.hostKey ?? null,
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the layout for comparing', () => {
  test('says the same, and keeps comments', () => {
    const canonical = canonicalYaml(
      '# Who\nkind: role\nmetadata: { name: a }   # its name\nspec: {allow: {logins: [ a,\n b ]}}\n',
    );
    expect(canonical).toBe(
      [
        '# Who',
        'kind: role',
        'metadata:',
        '  name: a',
        '  # its name',
        'spec:',
        '  allow:',
        '    logins:',
        '      - a',
        '      - b',
        '',
      ].join('\n'),
    );
  });

  test('does not change again, and reads as the same document', () => {
    for (const { file, text: yaml } of roleFixtures()) {
      const canonical = canonicalYaml(yaml);
      expect(canonicalYaml(canonical)).toBe(canonical);
      const [one] = loadConfigFile(yaml, file).documents;
      const [other] = loadConfigFile(canonical, file).documents;
      expect({ ...other, line: 0, source: '' }).toEqual({ ...one, line: 0, source: '' });
    }
  });

  test('joins documents to a file of the same documents', () => {
    const sources = roleFixtures()
      .filter(({ file }) => file.startsWith('current-dev'))
      .map(({ text: yaml }, index) => yaml.replace(/name: .*/, `name: role-${index}`));
    const { documents } = loadConfigFile(joinDocuments(sources), 'all.yaml');
    expect(documents.map(({ name }) => name)).toEqual(sources.map((_, index) => `role-${index}`));
  });
});
