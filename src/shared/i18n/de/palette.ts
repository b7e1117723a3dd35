import type { palette as english } from '../en/palette';
import type { Translated } from '../translated';

export const palette: Translated<typeof english> = {};
