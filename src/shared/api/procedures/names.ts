import { z } from 'zod';
import { shortestPassword } from '../../model/limits';

export { userNameSchema } from '../../model/user-name';
export const passwordSchema = z
  .string()
  .min(shortestPassword, `is shorter than ${shortestPassword} characters`)
  .max(256);
