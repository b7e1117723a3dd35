import type { sessions as english } from '../en/sessions';
import type { Translated } from '../translated';

export const sessions: Translated<typeof english> = {};
