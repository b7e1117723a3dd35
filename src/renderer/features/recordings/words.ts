import type { LiveSession, Recording, RecordingProof } from '#shared/model/recording';
import { durationWords } from '../../ui/time';
import type { Words } from '../../ui/words';

export const recordingStates: Readonly<Record<Recording['state'], Words>> = {
  live: { text: 'Live', tone: 'accent' },
  finished: { text: 'Whole', tone: 'neutral' },
  broken: { text: 'Cut off', tone: 'warn' },
};

export const proofs: Readonly<Record<RecordingProof, Words>> = {
  intact: { text: 'As it was recorded: its hash is the one in the audit log', tone: 'ok' },
  changed: {
    text: 'The file was changed after it was recorded: do not rely on what it shows',
    tone: 'bad',
  },
  missing: { text: 'The file is missing', tone: 'bad' },
  unfinished: { text: 'Not finished, so there is no hash to compare with yet', tone: 'neutral' },
};

/** `alice on iot` */
export function sessionName({ login, node }: Pick<LiveSession, 'login' | 'node'>): string {
  return `${login} on ${node.name}`;
}

/** How long a recording is, in words; empty while it grows or where its end is not known. */
export function lengthWords({ started, ended }: Recording): string {
  return ended === null ? '' : durationWords(ended - started);
}

/** A position as players show it: `0:07`, `12:30`, `1:02:03`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [
    Math.floor(whole / 3_600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const pad = (value: number): string => value.toString().padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
