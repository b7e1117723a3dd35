import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  canonicalResourceId,
  formatResourceId,
  kubeClusterIdOf,
  maxResourceIdLength,
  parseResourceId,
} from '#shared/model/resource-id';
import { resourceIdSchema } from '#shared/model/resource-id-schema';
import { kubernetesKinds } from '#shared/model/kubernetes-kinds';
import { readKubernetesTable } from '../../helpers/kubernetes-tables';

describe('ids', () => {
  const row = z.strictObject({
    id: z.string(),
    parts: z.unknown(),
    older: z.array(z.string()).default([]),
    kube_cluster: z.string().nullable().default(null),
  });

  test.each(readKubernetesTable('ids', row))('$id', ({ id, parts, older, kube_cluster }) => {
    const parsed = parseResourceId(id);
    expect(parsed).toEqual({ ok: true, value: parts });
    if (!parsed.ok) return;
    expect(formatResourceId(parsed.value)).toBe(id);
    expect(resourceIdSchema.safeParse(id).success).toBe(true);
    if (kube_cluster !== null) expect(kubeClusterIdOf(parsed.value)).toBe(kube_cluster);
    for (const each of [id, ...older])
      expect(canonicalResourceId(each)).toEqual({ ok: true, value: id });
    for (const each of older)
      expect(parseResourceId(each)).toMatchObject({
        error: expect.stringContaining(`write "${id}"`),
      });
  });

  test('of what is in no Kubernetes cluster name none', () => {
    expect(kubeClusterIdOf({ cluster: 'c', kind: 'node', name: 'x' })).toBeNull();
  });

  test.each(kubernetesKinds.filter(({ older }) => older !== 'namespace'))(
    'of the older kind $older are rewritten',
    ({ older, resource, group, scope }) => {
      const place = scope === 'namespaced' ? 'k/dev/x' : 'k/x';
      const kind = `kube:${scope === 'namespaced' ? 'ns' : 'cw'}:${resource}`;
      expect(canonicalResourceId(`/c/${older}/${place}`)).toEqual({
        ok: true,
        value: `/c/${kind}${group === '' ? '' : `.${group}`}/${place}`,
      });
    },
  );
});

describe('what is no id', () => {
  const row = z.strictObject({ id: z.string(), says: z.string() });

  test.each(readKubernetesTable('id-problems', row))('$id', ({ id, says }) => {
    for (const read of [parseResourceId(id), canonicalResourceId(id)])
      expect(read).toMatchObject({ ok: false, error: expect.stringContaining(says) });
    expect(resourceIdSchema.safeParse(id).success).toBe(false);
  });

  test('what is too long, and what is so only once it is rewritten', () => {
    const node = `/c/node/${'x'.repeat(maxResourceIdLength - 8)}`;
    expect(parseResourceId(node).ok).toBe(true);
    expect(parseResourceId(`${node}x`)).toMatchObject({ error: expect.stringMatching(/1280/) });
    const pod = `/c/pod/k/dev/${'x'.repeat(maxResourceIdLength - 13)}`;
    expect(canonicalResourceId(pod)).toMatchObject({ error: expect.stringMatching(/1280/) });
  });

  test('every longest name together is short enough', () => {
    const [long, label] = ['x'.repeat(253), 'x'.repeat(63)];
    const id = `/${long}/kube:ns:${label}.${long}/${long}/${label}/${long}`;
    expect(parseResourceId(id).ok).toBe(true);
  });

  test('half of a character', () => {
    expect(parseResourceId('/c/app/\ud800').ok).toBe(false);
  });
});
