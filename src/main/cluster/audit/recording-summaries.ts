import type { Told } from './summaries';

/** One sentence a type of what happens to recordings, without a full stop. */
export const recordingSummaries: Readonly<Record<string, (told: Told) => string>> = {
  'recording.started': (told) => `The recording of ${sessionOf(told)} began`,
  'recording.finished': (told) => `The recording of ${sessionOf(told)} was finished`,
  'recording.broken': (told) => `The recording of ${sessionOf(told)} was cut off`,
  'recording.failed': (told) =>
    `${sessionOf(told)} could not be recorded: ${told.text('error')}`.replace(/^a/, 'A'),
  'recording.deleted': ({ text, resource }) =>
    `A recording of ${text('login')} on ${resource} was deleted for its age`,
  'recording.read': ({ who, text, resource }) =>
    `${who} played a recording of ${text('login')} on ${resource}`,
};

function sessionOf({ who, text, resource }: Told): string {
  return `a session of ${who} as ${text('login')} on ${resource}`;
}
