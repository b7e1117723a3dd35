import type { administration as english } from '../en/administration';
import type { Translated } from '../translated';

export const administration: Translated<typeof english> = {};
