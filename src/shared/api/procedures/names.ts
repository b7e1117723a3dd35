import { z } from 'zod';

export const userNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._@-]{0,62}$/i, 'is not a user name such as "alice"');
export const passwordSchema = z.string().min(8, 'is shorter than 8 characters').max(256);
