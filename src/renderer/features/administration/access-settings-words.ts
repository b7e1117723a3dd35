import { t } from '#shared/i18n/text';
import type { AccessSettings } from '#shared/model/access-settings';
import { durationWords } from '../../ui/time';

/** What each choice means for people, as its field says it. */
export const standingWords = {
  drop: {
    text: 'administration.access.standing.drop',
    hint: 'administration.access.standing.dropHint',
  },
  keep: {
    text: 'administration.access.standing.keep',
    hint: 'administration.access.standing.keepHint',
  },
} as const;

export const severalWords = {
  one: {
    text: 'administration.access.several.one',
    hint: 'administration.access.several.oneHint',
  },
  several: {
    text: 'administration.access.several.several',
    hint: 'administration.access.several.severalHint',
  },
} as const;

export const clockWords = {
  approval: {
    text: 'administration.access.clock.approval',
    hint: 'administration.access.clock.approvalHint',
  },
  request: {
    text: 'administration.access.clock.request',
    hint: 'administration.access.clock.requestHint',
  },
} as const;

export const standingOf = ({ keepStanding }: AccessSettings) => (keepStanding ? 'keep' : 'drop');
export const severalOf = ({ severalGrants }: AccessSettings) => (severalGrants ? 'several' : 'one');

function escalationText({ escalation: { after, times } }: AccessSettings): string {
  return after === null
    ? t('administration.access.escalation.never')
    : t('administration.access.escalation.each', { time: durationWords(after), times });
}

const changes = [
  {
    key: 'administration.access.standing.changed',
    of: (each: AccessSettings) => t(standingWords[standingOf(each)].text),
  },
  {
    key: 'administration.access.several.changed',
    of: (each: AccessSettings) => t(severalWords[severalOf(each)].text),
  },
  {
    key: 'administration.access.clock.changed',
    of: (each: AccessSettings) => t(clockWords[each.clock].text),
  },
  { key: 'administration.access.escalation.changed', of: escalationText },
] as const;

/** Each setting that differs, as a sentence. */
export function changedSettings(before: AccessSettings, after: AccessSettings): string[] {
  return changes.flatMap(({ key, of }) =>
    of(before) === of(after) ? [] : [t(key, { after: of(after), before: of(before) })],
  );
}
