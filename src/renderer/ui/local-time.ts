import { dateFormat } from '#shared/i18n/formats';

const two = (value: number) => value.toString().padStart(2, '0');

/** An instant as a field for date and time has it, in this computer's time zone: `2030-01-15T09:30`. */
export function toLocalInput(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant that such a field names, or `null` while it names none. */
export function fromLocalInput(text: string): number | null {
  if (!/^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return null;
  const at = new Date(text).getTime();
  return Number.isFinite(at) && at >= 0 ? at : null;
}

/** The time zone in which this computer shows an instant: `Europe/Berlin, GMT+1`. */
export function timeZoneText(at: number): string {
  const format = dateFormat({ timeZoneName: 'short' });
  const offset = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const { timeZone } = format.resolvedOptions();
  return offset === '' || offset === timeZone ? timeZone : `${timeZone}, ${offset}`;
}
