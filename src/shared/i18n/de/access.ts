import type { access as english } from '../en/access';
import type { Translated } from '../translated';

export const access: Translated<typeof english> = {};
