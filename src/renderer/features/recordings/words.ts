import { t } from '#shared/i18n/text';
import type { LiveSession, Recording, RecordingProof } from '#shared/model/recording';
import { durationWords } from '../../ui/time';
import type { TitleAndTone } from '../../ui/words';

export const recordingStates: Readonly<Record<Recording['state'], TitleAndTone>> = {
  live: { title: 'recordings.state.live', tone: 'accent' },
  finished: { title: 'recordings.state.finished', tone: 'neutral' },
  broken: { title: 'recordings.state.broken', tone: 'warn' },
};

export const proofs: Readonly<Record<RecordingProof, TitleAndTone>> = {
  intact: { title: 'recordings.proof.intact', tone: 'ok' },
  changed: { title: 'recordings.proof.changed', tone: 'bad' },
  missing: { title: 'recordings.proof.missing', tone: 'bad' },
  unfinished: { title: 'recordings.proof.unfinished', tone: 'neutral' },
};

/** `alice on iot` */
export function sessionName({ login, node }: Pick<LiveSession, 'login' | 'node'>): string {
  return t('recordings.session', { login, node: node.name });
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
