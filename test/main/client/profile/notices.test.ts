import { afterEach, describe, expect, it } from 'vitest';
import { speakIn } from '#shared/i18n/catalogues';
import { usualSpeech } from '#shared/i18n/language';
import { endOfAssumed } from '#main/client/profile/notices';

type Event = Parameters<typeof endOfAssumed>[0];

afterEach(() => speakIn(usualSpeech));

function event(by: string | null, state: string, more: { resolution?: string; locked?: string }) {
  const { resolution = '', locked = null } = more;
  const change = locked === null ? 'access-ended' : 'locked';
  const view = { request: { state, resolution }, locked };
  return { type: 'request', by: by === null ? null : { name: by }, change, view } as Event;
}

describe('why what was assumed is over', () => {
  it.each([
    ['bob', 'REVOKED', {}, 'bob revoked the access you had assumed.'],
    [null, 'REVOKED', {}, 'The cluster revoked the access you had assumed.'],
    [
      'bob',
      'REVOKED',
      { resolution: ' Done {early} ' },
      'bob revoked the access you had assumed ("Done {early}").',
    ],
    [
      null,
      'APPROVED',
      { locked: 'Locked: audit.' },
      'The cluster locked the access you had assumed. Locked: audit.',
    ],
    ['bob', 'RELEASED', {}, 'You gave this access back.'],
    [null, 'APPROVED', {}, 'The access you had assumed has ended.'],
  ])('by %s when %s with %j', (by, state, more, words) => {
    expect(endOfAssumed(event(by, state, more))).toBe(words);
  });

  it('is said in German where that is spoken', async () => {
    await speakIn({ language: 'de', locale: 'de-DE' });
    expect(endOfAssumed(event(null, 'REVOKED', { resolution: 'Done.' }))).toBe(
      'Der Cluster hat den Zugriff widerrufen, den Sie übernommen hatten („Done.“).',
    );
  });
});
