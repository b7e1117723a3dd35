import type { desktop as english } from '../en/desktop';
import type { Translated } from '../translated';

export const desktop: Translated<typeof english> = {};
