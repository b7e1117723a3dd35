import { err, ok, type Result } from '../lib/result';
import type { Labels } from './resource';

/** A label that marks what it is on as production; `*` stands for every value. */
export interface ProductionRule {
  readonly label: string;
  readonly value: string;
}

/** A part of what was written that is not a label and a value. */
export interface ProductionFault {
  readonly type: 'part';
  readonly written: string;
}

/** Reads rules such as `env=prod, tier=*`. */
export function parseProductionRules(
  text: string,
): Result<readonly ProductionRule[], ProductionFault> {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const rules: ProductionRule[] = [];
  for (const part of parts) {
    const [, label = '', value = ''] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    if (label === '') return err({ type: 'part', written: part });
    rules.push({ label: label.trim(), value: value.trim() });
  }
  return ok(rules);
}

/** Whether labels mark something as production. Capitals make no difference in values. */
export function isProduction(labels: Labels, rules: readonly ProductionRule[]): boolean {
  return rules.some(({ label, value }) => {
    const own = labels[label];
    if (own === undefined) return false;
    return value === '*' || own.toLowerCase() === value.toLowerCase();
  });
}
