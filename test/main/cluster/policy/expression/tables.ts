import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Result } from '#shared/lib/result';
import type { ReviewFacts } from '#main/cluster/policy/expression/review-conditions';
import { traitsRow } from '../tables';

/** A table of `test/fixtures/expressions`. What does not have the table's shape is an error. */
export function readExpressions<T extends z.ZodType>(topic: string, shape: T): z.output<T> {
  const folder = fileURLToPath(new URL('../../../../fixtures/expressions/', import.meta.url));
  return shape.parse(parse(readFileSync(`${folder}${topic}.yaml`, 'utf8')));
}

/** What must compile; otherwise the error in words is thrown. */
export function compiled<T>(text: string, result: Result<T, string | { message: string }>): T {
  if (result.ok) return result.value;
  const { error } = result;
  throw new Error(`${text}: ${typeof error === 'string' ? error : error.message}`);
}

export const holdsRow = z.union([z.boolean(), z.literal('error')]);

const names = z.array(z.string()).default([]);
export const reviewRow = {
  reviewer: z.strictObject({ roles: names, traits: traitsRow }).prefault({}),
  request: z
    .strictObject({ roles: names, reason: z.string().default(''), system_annotations: traitsRow })
    .prefault({}),
  review: z.strictObject({ reason: z.string().default(''), annotations: traitsRow }).prefault({}),
};
const reviewRowSchema = z.object(reviewRow);

export function factsOf({
  reviewer,
  request,
  review,
}: z.output<typeof reviewRowSchema>): ReviewFacts {
  const { system_annotations: systemAnnotations, ...rest } = request;
  return { reviewer, request: { ...rest, systemAnnotations }, review };
}
