import type { ValueFault } from '../i18n/value-words';

/** What a check of our own tells zod: the fault, which is put into words where it is shown. */
export function faulty(fault: ValueFault) {
  return { code: 'custom', message: fault.type, params: { fault } } as const;
}

/** The same, where something may stand only once. */
export const twice = faulty({ type: 'twice' });
