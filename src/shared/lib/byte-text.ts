import { numberText } from '../i18n/formats';
import { t } from '../i18n/text';

const units = ['KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A size as people say it, with three digits at most: `0 bytes`, `1 byte`, `12.3 MB`. Units are powers of 1,000. */
export function byteText(bytes: number): string {
  let amount = Math.max(0, bytes);
  let unit = -1;
  // What is rounded up to a thousand is one of the next unit.
  while (Number(amount.toPrecision(3)) >= 1_000 && unit < units.length - 1) {
    amount /= 1_000;
    unit++;
  }
  const rounded = Number(amount.toPrecision(3));
  const name = units[unit];
  if (name === undefined) return t('clientFiles.bytes', { count: rounded });
  return `${numberText(rounded, { useGrouping: false })} ${name}`;
}
