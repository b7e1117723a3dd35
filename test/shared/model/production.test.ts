import { expect, it } from 'vitest';
import { initialSettings } from '#shared/ipc/settings';
import { isProduction, parseProductionRules } from '#shared/model/production';

const rulesOf = (text: string) => {
  const parsed = parseProductionRules(text);
  if (!parsed.ok) throw new Error(parsed.error.type);
  return parsed.value;
};

it.each([
  ['env=prod', { env: 'prod' }, true],
  ['env=prod', { env: 'Prod' }, true],
  ['env=prod', { env: 'production' }, false],
  ['env=prod', { environment: 'prod' }, false],
  ['env=prod', {}, false],
  [' env = prod , tier=* ', { tier: 'anything' }, true],
  ['note=a=b', { note: 'a=b' }, true],
  ['', { env: 'prod' }, false],
])('%s and %j: %s', (rules, labels, expected) => {
  expect(isProduction(labels, rulesOf(rules))).toBe(expected);
});

it('knows the usual labels at first', () => {
  const rules = rulesOf(initialSettings['appearance.production']);
  for (const labels of [{ env: 'prod' }, { env: 'production' }, { environment: 'production' }])
    expect(isProduction(labels, rules)).toBe(true);
  expect(isProduction({ env: 'staging' }, rules)).toBe(false);
});

it.each(['prod', 'env=', '=prod', 'env=prod,staging'])(
  'names the part that does not fit: %s',
  (text) => {
    expect(parseProductionRules(text)).toMatchObject({
      ok: false,
      error: { type: 'part', written: expect.any(String) as string },
    });
  },
);
