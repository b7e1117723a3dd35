import { z } from 'zod';

export { userNameSchema } from '../../model/user-name';
export const passwordSchema = z.string().min(8, 'is shorter than 8 characters').max(256);
