import { z } from 'zod';
import {
  authorityNameSchema,
  rotationScheduleSchema,
  type AuthorityName,
  type RotationSchedule,
  type RotationStep,
} from '#shared/model/authority';
import type { AuthorityRing } from '../../authority/authority-file';
import { nextStep } from '../../authority/rotation';
import type { ClusterState } from '../../store/cluster-state';
import type { Write } from '../../store/repository';

const setting = 'authoritySchedules';
const schema = z.partialRecord(authorityNameSchema, rotationScheduleSchema);
const hourMs = 3_600_000;

/** By hand; once automatic, a day to get ready and thirty hours of overlap, longer than any sign-in by default. */
export const usualSchedule: RotationSchedule = {
  automatic: false,
  prepareHours: 24,
  overlapHours: 30,
  everyDays: null,
};

export function scheduleOf(
  { settings }: Pick<ClusterState, 'settings'>,
  name: AuthorityName,
): RotationSchedule {
  return schema.parse(settings.get(setting) ?? {})[name] ?? usualSchedule;
}

export function scheduleWrite(
  { settings }: Pick<ClusterState, 'settings'>,
  names: readonly AuthorityName[],
  schedule: RotationSchedule,
): Write {
  const value = schema.parse(settings.get(setting) ?? {});
  for (const name of names) value[name] = schedule;
  return { type: 'setting', key: setting, value };
}

/** The step that the schedule takes next, and from when on, in milliseconds since the epoch; `null`: none by itself. */
export function dueStep(
  ring: AuthorityRing,
  schedule: RotationSchedule,
): { readonly step: RotationStep; readonly at: number } | null {
  const step = nextStep(ring.state);
  const since = ring.since ?? 0;
  if (step === 'prepare') {
    const { everyDays } = schedule;
    const made = ring.keys[0].made ?? 0;
    return everyDays === null ? null : { step, at: made + everyDays * 24 * hourMs };
  }
  if (!schedule.automatic) return null;
  const hours = step === 'switch' ? schedule.prepareHours : schedule.overlapHours;
  return { step, at: since + hours * hourMs };
}
