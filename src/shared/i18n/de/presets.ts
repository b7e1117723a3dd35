import type { presets as english } from '../en/presets';
import type { Translated } from '../translated';

export const presets: Translated<typeof english> = {};
