import type { Notice } from '#main/desktop/notice';
import { aliceProfile, uuid } from '../../helpers/window-builders';

/** A notice that a review waits. */
export function aNotice(number: number, part: Partial<Notice> = {}): Notice {
  return {
    key: `key-${number}`,
    title: `person-${number} asks for node-1`,
    body: 'For 8h: a reason',
    short: `person-${number}: node-1`,
    profileId: aliceProfile,
    request: uuid(number),
    list: 'to-review',
    urgent: false,
    actions: ['review'],
    mark: '',
    ...part,
  };
}
