import { afterEach, describe, expect, it } from 'vitest';
import { actionTitle } from '#shared/i18n/action-words';
import { speakIn } from '#shared/i18n/catalogues';
import { dateFormat, inWords, numberText } from '#shared/i18n/formats';
import { sameSpeech, speechFor, usualSpeech } from '#shared/i18n/language';
import { settingChoices, settingTitle } from '#shared/i18n/setting-words';
import { speech, t, tParts } from '#shared/i18n/text';
import { settingNames } from '#shared/ipc/settings';
import { actionIds } from '#shared/model/actions';

const german = { language: 'de', locale: 'de-DE' } as const;
afterEach(() => speakIn(usualSpeech));

describe('speechFor', () => {
  it.each([
    ['system', 'de-AT', { language: 'de', locale: 'de-AT' }],
    ['system', 'en-US', { language: 'en', locale: 'en-US' }],
    ['system', 'fr-FR', { language: 'en', locale: 'en-GB' }],
    ['system', '', { language: 'en', locale: 'en-GB' }],
    ['system', 'not a locale', { language: 'en', locale: 'en-GB' }],
    ['system', 'de_broken!', { language: 'en', locale: 'en-GB' }],
    ['de', 'en-US', { language: 'de', locale: 'de-DE' }],
    ['de', 'de-CH', { language: 'de', locale: 'de-CH' }],
    ['en', 'de-DE', { language: 'en', locale: 'en-GB' }],
  ] as const)('of %s on a system in "%s"', (choice, system, speech) => {
    expect(speechFor(choice, system)).toEqual(speech);
  });
});

describe('a message', () => {
  it('is said in the language that is spoken, from then on', async () => {
    expect(t('words.cancel')).toBe('Cancel');
    await speakIn(german);
    expect(t('words.cancel')).toBe('Abbrechen');
    expect(sameSpeech(speech(), german)).toBe(true);
    expect(sameSpeech(speech(), { ...german, locale: 'de-AT' })).toBe(false);
  });

  it('is said in what was asked for last, whichever is read first', async () => {
    await Promise.all([speakIn(german), speakIn(usualSpeech)]);
    expect(t('words.cancel')).toBe('Cancel');
  });

  it('counts as the language does', async () => {
    expect([1, 2, 1_234].map((count) => t('ui.time.day', { count }))).toEqual([
      '1 day',
      '2 days',
      '1,234 days',
    ]);
    await speakIn(german);
    expect([1, 2, 1_234].map((count) => t('ui.time.day', { count }))).toEqual([
      '1 Tag',
      '2 Tage',
      '1.234 Tage',
    ]);
  });

  it('takes what it is filled with as it stands, braces and tags included', () => {
    expect(t('ui.time.ago', { duration: '{x} <b>5</b>' })).toBe('{x} <b>5</b> ago');
  });

  it('becomes parts where its values are', () => {
    expect(tParts<number>('ui.time.ago', { duration: 5 })).toEqual(['5 ago']);
    const element = { type: 'element' };
    expect(tParts<object>('ui.time.ago', { duration: element })).toEqual([element, ' ago']);
  });
});

it('writes lists, numbers and dates by the region', async () => {
  const at = Date.UTC(2030, 0, 15, 12);
  const day = () => dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).format(at);
  expect([inWords(['a', 'b', 'c']), numberText(1_234.5), day()]).toEqual([
    'a, b and c',
    '1,234.5',
    '15 Jan 2030',
  ]);
  await speakIn(german);
  expect([inWords(['a', 'b', 'c']), numberText(1_234.5), day()]).toEqual([
    'a, b und c',
    '1.234,5',
    '15.01.2030',
  ]);
});

it('names every action, setting and choice', () => {
  const names = [
    ...actionIds.map(actionTitle),
    ...settingNames.map(settingTitle),
    ...settingNames.flatMap((name) => [...(settingChoices(name)?.values() ?? [])]),
  ];
  for (const name of names) expect(name).toMatch(/^\p{Lu}/u);
});
