import type { requests as english } from '../en/requests';
import type { Translated } from '../translated';

export const requests: Translated<typeof english> = {};
