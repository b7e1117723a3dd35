import type { recordings as english } from '../en/recordings';
import type { Translated } from '../translated';

export const recordings: Translated<typeof english> = {};
