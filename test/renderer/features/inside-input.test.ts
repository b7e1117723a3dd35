import { describe, expect, it } from 'vitest';
import {
  hasName,
  hasNamespace,
  insideId,
  noInside,
  type InsideEntries,
} from '../../../src/renderer/features/request/inside-input';

const kube = '/example.com/kube_cluster/kube-1';
const entries = (part: Partial<InsideEntries>): InsideEntries => ({ ...noInside, ...part });

describe('what is asked for inside a Kubernetes cluster', () => {
  it.each<[Partial<InsideEntries>, string]>([
    [{ namespace: 'prod', name: 'web-*' }, 'kube:ns:pods/kube-1/prod/web-*'],
    [{ namespace: ' prod ', name: ' ^web-[a-z]+$ ' }, 'kube:ns:pods/kube-1/prod/^web-[a-z]+$'],
    [
      { kind: 'deployments.apps', namespace: '*', name: 'shop' },
      'kube:ns:deployments.apps/kube-1/*/shop',
    ],
    [{ kind: 'nodes', namespace: 'left over', name: '*' }, 'kube:cw:nodes/kube-1/*'],
    [{ kind: 'everything', namespace: 'dev' }, 'namespace/kube-1/dev'],
    [
      { kind: 'other', other: 'deployment', namespace: 'prod', name: 'shop' },
      'kube:ns:deployments.apps/kube-1/prod/shop',
    ],
    [
      { kind: 'other', other: 'widgets.example.com', namespace: 'prod', name: 'a' },
      'kube:ns:widgets.example.com/kube-1/prod/a',
    ],
    [
      { kind: 'other', other: 'widgets.example.com', name: 'a' },
      'kube:cw:widgets.example.com/kube-1/a',
    ],
  ])('%j becomes %s', (part, id) => {
    expect(insideId(kube, entries(part))).toEqual({ ok: true, value: `/example.com/${id}` });
  });

  it.each<[Partial<InsideEntries>, string, string]>([
    [{ name: 'web' }, 'namespace', 'Name the namespace'],
    [{ namespace: 'prod' }, 'name', 'Give the name'],
    [{ kind: 'everything' }, 'namespace', 'Name the namespace'],
    [{ kind: 'other', namespace: 'prod', name: 'a' }, 'other', 'Write the plural'],
    [
      { kind: 'other', other: 'Big Things', namespace: 'a', name: 'a' },
      'other',
      'not a known kind',
    ],
    [{ namespace: 'a/b', name: 'web' }, 'namespace', 'a slash'],
    [{ namespace: 'prod', name: 'a/b' }, 'name', 'a slash'],
    [{ namespace: '*', name: '^a$/^b$' }, 'name', 'not the name of a Kubernetes cluster'],
    [{ namespace: 'dev', name: '^a$/^b$' }, 'name', 'write [$]/'],
    [{ namespace: 'prod', name: '^web' }, 'name', 'stands between ^ and $'],
  ])('%j is refused at the field "%s"', (part, field, message) => {
    const id = insideId(kube, entries(part));
    expect(id).toMatchObject({ ok: false, error: { field } });
    expect(id.ok ? '' : id.error.message).toContain(message);
  });

  it('has a namespace and a name where there are such', () => {
    expect(hasNamespace(entries({ kind: 'nodes' }))).toBe(false);
    expect(hasNamespace(entries({ kind: 'everything' }))).toBe(true);
    expect(hasName(entries({ kind: 'everything' }))).toBe(false);
  });
});
