import type { diagnostics as english } from '../en/diagnostics';
import type { Translated } from '../translated';

export const diagnostics: Translated<typeof english> = {};
