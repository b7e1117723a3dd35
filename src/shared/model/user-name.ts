import { z } from 'zod';

/** The names that users sign in with. */
export const userNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._@-]{0,62}$/i, 'is not a user name such as "alice"');
