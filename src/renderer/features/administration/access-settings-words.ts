import type { AccessSettings } from '#shared/model/access-settings';
import { durationWords } from '../../ui/time';
import { countOf } from '../../ui/words';

/** What each choice means for people, as its field says it. */
export const standingWords = {
  drop: {
    text: 'What was granted alone',
    hint: 'While somebody uses granted access, their own roles do not count. They drop it to get back to them.',
  },
  keep: {
    text: 'What was granted, and their own roles',
    hint: 'Granted access comes on top of what people may do anyway. A session can then use more than was approved.',
  },
} as const;

export const severalWords = {
  one: {
    text: 'One request at a time',
    hint: 'Whoever assumes another request drops the one before it, and its sessions end.',
  },
  several: {
    text: 'Several requests at once',
    hint: 'People can assume requests beside each other; what all of them give counts together.',
  },
} as const;

export const clockWords = {
  approval: {
    text: 'From the approval, or the start that was asked for',
    hint: 'Everybody gets the whole time, however long the decision took.',
  },
  request: {
    text: 'From the request',
    hint: 'The time runs while the request waits: what is approved late ends as early as what is approved at once.',
  },
} as const;

export const standingOf = ({ keepStanding }: AccessSettings) => (keepStanding ? 'keep' : 'drop');
export const severalOf = ({ severalGrants }: AccessSettings) => (severalGrants ? 'several' : 'one');

function escalationText({ escalation: { after, times } }: AccessSettings): string {
  return after === null ? 'never' : `each ${durationWords(after)}, ${countOf(times, 'time')}`;
}

/** Each setting that differs, as a sentence. */
export function changedSettings(before: AccessSettings, after: AccessSettings): string[] {
  const rows = [
    {
      what: 'While access is used',
      of: (each: AccessSettings) => standingWords[standingOf(each)].text,
    },
    { what: 'At once', of: (each: AccessSettings) => severalWords[severalOf(each)].text },
    { what: 'The time runs', of: (each: AccessSettings) => clockWords[each.clock].text },
    { what: 'More reviewers', of: escalationText },
  ];
  return rows.flatMap(({ what, of }) =>
    of(before) === of(after) ? [] : [`${what}: “${of(after)}” in place of “${of(before)}”.`],
  );
}
