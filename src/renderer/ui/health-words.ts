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
      return 'Not looked at yet';
    case 'up':
      return `Up, answers in ${health.latencyMs < 1 ? 'under 1' : Math.round(health.latencyMs)} ms`;
    case 'down': {
      const seen = health.lastSeen === null ? '' : `; last seen ${instantText(health.lastSeen)}`;
      return `Down since ${instantText(health.since)}: ${health.reason}${seen}`;
    }
  }
}
