import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '#shared/lib/result';
import { compileClaims, rolesFromTraits } from '#main/cluster/policy/claims';
import {
  bindLabelsExpression,
  compileLabelsExpression,
} from '#main/cluster/policy/expression/labels-expression';
import type { ExpressionProblem } from '#main/cluster/policy/expression/problem';
import {
  compileThresholdFilter,
  compileWhere,
} from '#main/cluster/policy/expression/review-conditions';
import { compileMatcher } from '#main/cluster/policy/matchers';
import { expandTemplate, parseTemplate } from '#main/cluster/policy/traits';
import { factsOf } from './tables';

const hostile = ['__proto__', 'constructor', 'toString', 'prototype', 'hasOwnProperty'];
const word = fc.constantFrom('labels', 'user.spec.traits', 'request.roles', 'env', 'a', ...hostile);
const piece = fc.oneof(
  word,
  fc.constantFrom('contains', 'contains_all', 'regexp.match', 'regexp.replace', 'email.local'),
  fc.constantFrom('set', 'add', 'remove', 'strings.upper', 'labels_matching', 'true', 'external'),
  fc.constantFrom('==', '!=', '&&', '||', '!', '(', ')', '[', ']', ',', '.', ' ', '{{', '}}'),
  fc.constantFrom('"a"', "'b'", '`c`', '"', '\\', '"^(.*)$"', '"$1"', '"*"', '7', '💥', '\uD800'),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const value = fc.oneof(
  fc.constantFrom('', 'a', 'alice@example.com', '<', '*', '^a$', '$1', ...hostile),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const name = fc.oneof(fc.constantFrom('a', 'env', 'external.a', ...hostile), fc.string());
const traits = fc.dictionary(name, fc.array(value, { maxLength: 4 }), { maxKeys: 4 });
const labels = fc.dictionary(name, value, { maxKeys: 4 });

const texts = fc.letrec<{ text: string; list: string; condition: string }>((tie) => {
  const literal = value.map((text) => `"${text.replaceAll(/[\p{C}"\\]/gu, 'x')}"`);
  const key = fc.constantFrom('a', 'env', ...hostile);
  return {
    text: fc.oneof(
      literal,
      key.map((each) => `labels["${each}"]`),
      key.map((each) => `labels.${each}`),
      fc.constant('user.metadata.name'),
    ),
    list: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      key.map((each) => `user.spec.traits["${each}"]`),
      fc.constant('labels_matching("*")'),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `set(${a}, ${b})`),
      fc.tuple(tie('list'), tie('text')).map(([a, b]) => `${a}.add(${b}).remove("a")`),
      fc
        .tuple(fc.constantFrom('email.local', 'strings.upper', 'strings.lower'), tie('list'))
        .map(([called, list]) => `${called}(${list})`),
      tie('list').map((list) => `regexp.replace(${list}, "(.*)", "$1$1$1$1")`),
    ),
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `${a} == ${b}`),
      fc.tuple(tie('list'), tie('list')).map(([a, b]) => `contains_any(${a}, ${b})`),
      fc.tuple(tie('list'), tie('list')).map(([a, b]) => `contains_all(${a}, ${b})`),
      fc.tuple(tie('list'), tie('list')).map(([a, b]) => `${a} != ${b}`),
      fc.tuple(tie('list'), tie('text')).map(([a, b]) => `${a}.contains(${b})`),
      tie('list').map((list) => `regexp.match(${list}, "a*")`),
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `(${a}) && ${b} || !(${a})`),
    ),
  };
});

function problemOf(text: string, read: Result<unknown, ExpressionProblem>): void {
  if (read.ok) return;
  const { offset, length, message } = read.error;
  expect(message).toMatch(/^.{10,}\.$/su);
  expect(offset).toBeGreaterThanOrEqual(0);
  expect(length).toBeGreaterThanOrEqual(0);
  expect(offset + length).toBeLessThanOrEqual(text.length);
}

describe('any text', () => {
  test('is read or refused with a place inside of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        problemOf(text, compileLabelsExpression(text));
        problemOf(text, compileWhere(text));
        problemOf(text, compileThresholdFilter(text));
      }),
      { numRuns: 3_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('is a template, a matcher and a claim, or refused in words', () => {
    fc.assert(
      fc.property(anyText, anyText, traits, value, (text, role, has, tried) => {
        const braced = `x{{${text}}}y`;
        for (const each of [text, braced]) {
          const template = parseTemplate(each);
          if (template.ok) expect(expandTemplate(template.value, has)).toBeInstanceOf(Array);
          else expect(template.error.length).toBeGreaterThan(10);
          const matcher = compileMatcher(each);
          if (matcher.ok) expect(typeof matcher.value(tried)).toBe('boolean');
        }
        const claims = compileClaims([{ claim: tried, value: `^${text}$`, roles: [role] }]);
        if (claims.ok) expect(rolesFromTraits(claims.value, has)).toBeInstanceOf(Array);
      }),
      { numRuns: 2_000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('what is well formed', () => {
  test('compiles, and holds or not for any labels and traits, or says that it failed', () => {
    fc.assert(
      fc.property(texts.condition, labels, traits, value, (text, resource, has, user) => {
        const expression = compileLabelsExpression(text);
        // A long one may go beyond a limit; there is nothing else to refuse.
        if (!expression.ok) {
          expect(expression.error.message).toMatch(/more than|longer than/);
          return;
        }
        const outcome = bindLabelsExpression(expression.value, { name: user, traits: has })(
          resource,
        );
        expect([true, false, 'error']).toContain(outcome);
      }),
      { numRuns: 3_000 },
    );
  });

  test('answers for a review whatever it holds', () => {
    const facts = fc.record({
      reviewer: fc.record({ roles: fc.array(value), traits }),
      request: fc.record({ roles: fc.array(value), reason: value, system_annotations: traits }),
      review: fc.record({ reason: value, annotations: traits }),
    });
    const filter = compileThresholdFilter(
      `contains(review.annotations["__proto__"], request.reason) ||
       contains_any(email.local(reviewer.traits["a"]), request.system_annotations["constructor"]) ||
       contains(regexp.replace(request.roles, "^(.)(.*)$", "$2$1"), review.reason)`,
    );
    if (!filter.ok) throw new Error(filter.error.message);
    fc.assert(
      fc.property(facts, (each) => {
        expect([true, false, 'error']).toContain(filter.value(factsOf(each)));
      }),
    );
  });
});

describe('what grows', () => {
  test('is an error before it fills the memory', () => {
    const nested = (depth: number): string =>
      depth === 0 ? '"aaaa"' : `regexp.replace(${nested(depth - 1)}, "^(.*)$", "$1$1")`;
    const expression = compileLabelsExpression(`contains(${nested(45)}, "a")`);
    if (!expression.ok) throw new Error(expression.error.message);
    expect(bindLabelsExpression(expression.value, { name: 'a', traits: {} })({})).toBe('error');
  });

  test('is an error when a long value matches too often', () => {
    const expression = compileLabelsExpression(
      'regexp.replace(user.spec.traits.a, "a*b|a", "") == set()',
    );
    if (!expression.ok) throw new Error(expression.error.message);
    const holdsFor = (length: number) =>
      bindLabelsExpression(expression.value, { name: 'a', traits: { a: ['a'.repeat(length)] } })(
        {},
      );
    expect([holdsFor(200), holdsFor(100_000)]).toEqual([true, 'error']);
  });
});
