import type { z } from 'zod';
import type { KeysFault } from '../model/keys';
import type { ProductionFault } from '../model/production';
import { t } from './text';

/** What a check of our own found, given with an issue as `params`. */
export type ValueFault = KeysFault | ProductionFault | { readonly type: 'twice' };

const kinds: Readonly<Record<string, 'number' | 'whole' | 'text' | 'flag' | 'list'>> = {
  ...{ number: 'number', int: 'whole', string: 'text', boolean: 'flag', array: 'list' },
};

/** What is wrong with a value, as a sentence. @param name of the value, or of what it is a part of */
export function valueProblem(name: string, issue: z.core.$ZodIssue | undefined): string {
  const whole = { name: [name, ...(issue?.path.map(String) ?? [])].join('.') };
  switch (issue?.code) {
    case 'invalid_type':
      return t('settings.value.kind', { ...whole, kind: kinds[issue.expected] ?? 'other' });
    case 'invalid_value':
      return t('settings.value.choice', {
        ...whole,
        choices: issue.values.map((value) => JSON.stringify(value)).join(', '),
      });
    case 'too_small':
      return t('settings.value.atLeast', { ...whole, ...bound(issue.origin, issue.minimum) });
    case 'too_big':
      return t('settings.value.atMost', { ...whole, ...bound(issue.origin, issue.maximum) });
    case 'invalid_format':
      // Times are the only texts in settings that have a form.
      return t('settings.value.time', whole);
    case 'unrecognized_keys':
      return t('settings.value.unknown', { ...whole, key: issue.keys.join(', ') });
    case 'custom':
      return faultText(whole, issue.params as { readonly fault?: ValueFault } | undefined);
    default:
      return t('settings.value.other', whole);
  }
}

function bound(origin: string, count: number | bigint) {
  const of = origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'other';
  return { of, count: Number(count) } as const;
}

function faultText(
  whole: { readonly name: string },
  params: { readonly fault?: ValueFault } | undefined,
): string {
  const fault = params?.fault;
  if (!fault) return t('settings.value.other', whole);
  return 'written' in fault
    ? t(`settings.value.${fault.type}`, { ...whole, written: fault.written })
    : t(`settings.value.${fault.type}`, whole);
}
