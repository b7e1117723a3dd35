import type { audit as english } from '../en/audit';
import type { Translated } from '../translated';

export const audit: Translated<typeof english> = {};
