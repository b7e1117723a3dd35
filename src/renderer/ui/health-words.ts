import { numberText } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { NodeHealth } from '#shared/model/node-health';
import { instantText } from './time';
import type { Tone } from './words';

export const healthTones: Readonly<Record<NodeHealth['state'], Tone>> = {
  unknown: 'neutral',
  up: 'ok',
  down: 'bad',
};

/** Whether a machine answers, in one line: `Up, answers in 3 ms`. */
export function healthText(health: NodeHealth): string {
  switch (health.state) {
    case 'unknown':
      return t('ui.health.unknown');
    case 'up':
      if (health.latencyMs < 1) return t('ui.health.upSoon');
      return t('ui.health.up', { ms: numberText(Math.round(health.latencyMs)) });
    case 'down': {
      const { lastSeen, reason } = health;
      const since = instantText(health.since);
      return lastSeen === null
        ? t('ui.health.down', { since, reason })
        : t('ui.health.downSeen', { since, reason, seen: instantText(lastSeen) });
    }
  }
}
