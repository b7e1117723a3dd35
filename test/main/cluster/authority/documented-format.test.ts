import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateAccessSchema } from '#shared/model/access-scope';
import { readCanonicalJson, writeCanonicalJson } from '#main/cluster/authority/canonical-json';
import { sshdConfigFor } from '#main/cluster/authority/sshd-config';

const page = readFileSync('docs/certificates.md', 'utf8');
const block = (pattern: RegExp) => pattern.exec(page)?.[1] ?? '';

describe('docs/certificates.md', () => {
  it('shows an access that would be accepted', () => {
    const example: unknown = JSON.parse(block(/```json\n([^`]*)```/));
    const access = certificateAccessSchema.parse(example);
    expect(readCanonicalJson(JSON.stringify(example))).toEqual({ ok: true, value: access });
  });

  it('shows the lines that enrolment gives', () => {
    const lines = block(/```\n(TrustedUserCAKeys[^`]*)```/);
    const [, path = '', id = ''] = /Keys (\S+)\n.*echo ([0-9a-f-]+):/.exec(lines) ?? [];
    expect(lines).toBe(sshdConfigFor(id, path));
  });
});

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: [{ d: null, c: 'ü"\n' }] }, '{"a":[{"c":"ü\\"\\n","d":null}],"b":1}'],
    [[], '[]'],
    ['text', '"text"'],
  ])('is written in one way', (value, text) => {
    expect(writeCanonicalJson(value)).toBe(text);
    expect(readCanonicalJson(text)).toEqual({ ok: true, value });
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":{"b":1,"b":2}}',
    '{"b":1,"a":1}',
    '{"a": 1}',
    '{"a":1}\n',
    '{"a":1e0}',
    '{"a":-0}',
    '{"\\u0061":1}',
    '{"a":1',
    '',
    'undefined',
  ])('is not read in another: %j', (text) => {
    expect(readCanonicalJson(text).ok).toBe(false);
  });

  it('takes __proto__ for a name like any other', () => {
    const read = readCanonicalJson('{"__proto__":{"v":1}}');
    expect(read.ok && Object.keys(read.value as object)).toEqual(['__proto__']);
  });
});
