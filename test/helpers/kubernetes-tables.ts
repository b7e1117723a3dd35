import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { KubernetesTarget } from '#shared/model/kubernetes';
import { canonicalResourceId, parseResourceId } from '#shared/model/resource-id';

const folder = fileURLToPath(new URL('../fixtures/kubernetes/', import.meta.url));

/** The rows of a table about Kubernetes. A row that does not have the table's shape is an error. */
export function readKubernetesTable<T extends z.ZodType>(topic: string, row: T): z.output<T>[] {
  return z
    .array(row)
    .min(1)
    .parse(parse(readFileSync(`${folder}${topic}.yaml`, 'utf8')));
}

/** A target as the tables write it: what stands in an id after the cluster, older forms too. */
export function targetOf(text: string): KubernetesTarget {
  const id = canonicalResourceId(`/c/${text}`);
  if (!id.ok) throw new Error(id.error);
  const parts = parseResourceId(id.value);
  if (!parts.ok || parts.value.kind !== 'kube_resource') throw new Error(`${text} is no target`);
  return parts.value.target;
}

/** Expects as many findings as a table names, each starting with the place and holding the words that follow it. */
export function expectFindings(said: readonly string[], expected: readonly string[]): void {
  expect(said).toHaveLength(expected.length);
  for (const [index, text] of expected.entries()) {
    const [place = '', ...words] = text.split(': ');
    expect(said[index]?.startsWith(place)).toBe(true);
    expect(said[index]).toContain(words.join(': '));
  }
}
