import type { configuration as english } from '../en/configuration';
import type { Translated } from '../translated';

export const configuration: Translated<typeof english> = {};
