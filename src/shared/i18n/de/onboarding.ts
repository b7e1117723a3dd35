import type { onboarding as english } from '../en/onboarding';
import type { Translated } from '../translated';

export const onboarding: Translated<typeof english> = {};
