import { afterEach, expect, it } from 'vitest';
import { speakIn } from '#shared/i18n/catalogues';
import { usualSpeech } from '#shared/i18n/language';
import { byteText } from '#shared/lib/byte-text';

afterEach(() => speakIn(usualSpeech));

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 KB'],
  [12_345, '12.3 KB'],
  [999_499, '999 KB'],
  [999_999, '1 MB'],
  [4_700_000_000, '4.7 GB'],
  [2e18, '2000 PB'],
])('%j is %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text);
});

it('follows the language', async () => {
  await speakIn({ language: 'de', locale: 'de-DE' });
  expect([0, 1, 12_345].map(byteText)).toEqual(['0 Bytes', '1 Byte', '12,3 KB']);
});
