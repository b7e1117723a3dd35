import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeNamespace, type KubernetesTarget } from '#shared/model/kubernetes';
import { kubernetesKinds } from '#shared/model/kubernetes-kinds';
import {
  canonicalResourceId,
  formatResourceId,
  parseResourceId,
  type ResourceIdParts,
} from '#shared/model/resource-id';

const letters = (unit: string, maxLength = 8) =>
  fc.string({ unit: fc.constantFrom(...unit.split('')), minLength: 1, maxLength });
const printable = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((text) => !/\p{Cc}/u.test(text));
const name = letters('ab.:/@-').map((text) => `k${text}`);
const literal = letters('ab*.:-_').filter((text) => text !== '.' && text !== '..');
const expression = letters('ab/*[]^$.|\\').map((text) => `^${text}$`);
const part = fc.oneof(
  literal,
  expression.filter((text) => !text.includes('$/')),
);
const group = fc.constantFrom('apps', 'stable.example.com', 'a-b.c1');

const target: fc.Arbitrary<KubernetesTarget> = fc.oneof(
  part.map(wholeNamespace),
  fc.record({
    scope: fc.constant('namespaced' as const),
    resource: fc.constantFrom('crontabs', 'pods', 'x-1'),
    group,
    namespace: part,
    name: part,
  }),
  fc.record({
    scope: fc.constant('cluster' as const),
    resource: fc.constantFrom('crontabs', 'things'),
    group,
    namespace: fc.constant(null),
    name: part,
  }),
);

const parts: fc.Arbitrary<ResourceIdParts> = fc.oneof(
  fc.record({
    cluster: printable.filter((text) => !text.includes('/')),
    kind: fc.constantFrom('kube_cluster' as const, 'db' as const, 'app' as const),
    name: printable,
  }),
  fc.record({ cluster: letters('ab.'), kind: fc.constant('kube_resource' as const), name, target }),
);

describe('any id', () => {
  test('is read as what was printed', () => {
    fc.assert(
      fc.property(parts, (each) => {
        const printed = formatResourceId(each);
        expect(parseResourceId(printed)).toEqual({ ok: true, value: each });
        expect(canonicalResourceId(printed)).toEqual({ ok: true, value: printed });
      }),
      { numRuns: 2_000 },
    );
  });

  test('that can be read is printed as it was', () => {
    const kinds = [...kubernetesKinds.map(({ older }) => older), 'kube:ns:pods', 'kube:cw:nodes'];
    const kind = fc.constantFrom(...kinds, 'node', 'app', 'kube:ns:x.y', '__proto__', 'toString');
    const place = letters('ab/^$*.', 16);
    fc.assert(
      fc.property(kind, place, (which, rest) => {
        const text = `/c/${which}/${rest}`;
        const parsed = parseResourceId(text);
        if (parsed.ok) expect(formatResourceId(parsed.value)).toBe(text);
        const canonical = canonicalResourceId(text);
        if (canonical.ok) expect(parseResourceId(canonical.value).ok).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  test('holds each part of an older one', () => {
    const kube = letters('ab-').map((text) => `k${text}`);
    fc.assert(
      fc.property(kube, part, part, (cluster, namespace, pod) => {
        const place = `${cluster}/${namespace}/${pod}`;
        expect(canonicalResourceId(`/c/pod/${place}`)).toEqual({
          ok: true,
          value: `/c/kube:ns:pods/${place}`,
        });
      }),
    );
  });
});

describe('any text', () => {
  test('is read or refused with a sentence', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('/', '//', 'kube:', 'ns:', 'cw:', 'pod', 'namespace', '^', '$', '$/', '*'),
      fc.constantFrom('__proto__', 'constructor', 'hasOwnProperty', 'kube:ns:__proto__'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `/${pieces.join('/')}`;
        for (const read of [parseResourceId(text), canonicalResourceId(text)])
          if (!read.ok) expect(read.error).not.toBe('');
      }),
      { numRuns: 3_000 },
    );
  });
});
