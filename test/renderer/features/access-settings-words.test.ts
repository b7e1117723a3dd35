import { describe, expect, it } from 'vitest';
import { defaultAccessSettings } from '#shared/model/access-settings';
import { changedSettings } from '../../../src/renderer/features/administration/access-settings-words';

describe('what differs between access settings', () => {
  it('is nothing between the same', () => {
    expect(changedSettings(defaultAccessSettings, { ...defaultAccessSettings })).toEqual([]);
  });

  it('is told for each of them', () => {
    const other = {
      keepStanding: true,
      severalGrants: true,
      clock: 'request' as const,
      escalation: { after: null, times: 3 },
    };
    const words = changedSettings(defaultAccessSettings, other);
    expect(words).toHaveLength(4);
    expect(words[1]).toBe(
      'At once: “Several requests at once” in place of “One request at a time”.',
    );
    expect(words[3]).toContain('“never” in place of “each 15 minutes, 3 times”');
  });
});
