import { z } from 'zod';
import { loginPattern, principalPattern, principalTypes } from './principal';

export const principalTypeSchema = z.enum(principalTypes);

/** The value of a principal; see {@link principalPattern}. */
export const principalValueSchema = z
  .string()
  .regex(
    principalPattern,
    'is empty, too long, or holds a comma, a wildcard or a control character',
  );

/** An SSH login as it may stand in a certificate. */
export const loginSchema = z
  .string()
  .regex(loginPattern, 'is not a login such as "alice" or "deploy"');

export const principalSchema = z.partialRecord(principalTypeSchema, principalValueSchema);
export const choicesSchema = z.partialRecord(principalTypeSchema, z.array(z.string()));
