import type { search as english } from '../en/search';
import type { Translated } from '../translated';

export const search: Translated<typeof english> = {};
