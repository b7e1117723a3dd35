import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roleSchema } from '#shared/model/role';
import { loadConfigFile, readConfigFile } from '#main/cluster/policy/role-file';
import { loadDemo, loadPresetRoles } from '#main/cluster/presets/presets';
import { roleFixtures } from './tables';

describe('the page about roles', () => {
  const page = readFileSync(new URL('../../../../docs/roles.md', import.meta.url), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n(kind:[\s\S]*?)^```/gm)].map(([, text]) => text);

  test('shows files that load', () => {
    expect(examples.length).toBeGreaterThan(2);
    for (const example of examples)
      expect(loadConfigFile(example ?? '', 'page.yaml').notes).toEqual([]);
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
