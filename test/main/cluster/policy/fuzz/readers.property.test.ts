import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { runs } from '../../../../helpers/runs';
import { readers } from './readers';

const before = Object.getOwnPropertyNames(Object.prototype).toSorted();

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).toSorted()).toEqual(before);
  expect(Object.keys({})).toEqual([]);
});

const piece = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'prototype', 'hasOwnProperty', 'valueOf'),
  fc.constantFrom('kind: role\n', 'spec:', ' allow:', 'node_labels', 'logins', 'a', 'env', '\n  '),
  fc.constantFrom(
    ': ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '&a ',
    '*a',
    '<<: ',
    '!!js/function ',
    '---\n',
  ),
  fc.constantFrom('{{', '}}', 'internal.', 'external.', 'email.local(', 'regexp.replace(', '"$1"'),
  fc.constantFrom(
    'labels',
    '["',
    '"]',
    '.',
    ' == ',
    ' && ',
    '!',
    '(',
    ')',
    'contains(',
    '"',
    "'",
    '`',
  ),
  fc.constantFrom('/', '/c/', 'kube:ns:', 'kube:cw:', 'pods', 'namespace/', 'node/', '^', '$', '*'),
  fc.constantFrom(
    '(a+)+',
    '{9}',
    '\\',
    '|',
    '[a-',
    '(?i)',
    '\\p{L}',
    '💥',
    '\uD800',
    '\u0000',
    '\u202E',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test.each(Object.entries(readers))('no text makes the reader of a %s throw', (_name, read) => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(typeof read(text)).toBe('boolean');
    }),
    runs(60),
  );
});
