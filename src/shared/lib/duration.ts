import { err, ok, type Result } from './result';

const unitMs: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads a duration such as `90s`, `1h30m` or `2d` (Go's notation, as role files write it, plus days).
 *
 * @returns milliseconds, always a positive whole number
 */
export function parseDuration(text: string): Result<number> {
  const trimmed = text.trim();
  const pattern = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/gy;
  let total = 0;
  let end = 0;
  for (let match = pattern.exec(trimmed); match; match = pattern.exec(trimmed)) {
    total += Number(match[1]) * (unitMs[match[2] ?? ''] ?? 0);
    end = pattern.lastIndex;
  }
  if (end === 0 || end !== trimmed.length)
    return err(`"${text}" is not a duration such as 30m, 8h or 1h30m`);
  const rounded = Math.round(total);
  return rounded > 0 && Number.isSafeInteger(rounded)
    ? ok(rounded)
    : err(`"${text}" is not a duration above zero`);
}

/**
 * Writes milliseconds the way people say them, with the two largest units: `2d 3h`, `1h 30m`, `45s`.
 * Negative durations are written as `0s`.
 */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0s';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}
