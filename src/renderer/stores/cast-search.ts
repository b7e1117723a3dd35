import { countUntil, type CastEvent } from './cast';

const mostHits = 1_000;

/**
 * Finds words in what a terminal printed, whatever the case, also where they came in several pieces; colours and other
 * commands to the terminal between the letters do not count.
 *
 * @returns the index of the event that each hit begins in, in order
 */
export function findInCast(events: readonly CastEvent[], words: string): number[] {
  const wanted = words.toLowerCase();
  if (wanted.trim() === '') return [];
  const { text, starts } = plainOutput(events);
  const hits: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1 && hits.length < mostHits;) {
    const event = countUntil(starts, at) - 1;
    if (hits.at(-1) !== event) hits.push(event);
    at = text.indexOf(wanted, at + wanted.length);
  }
  return hits;
}

/** All output as plain lower-case text, and where in it each event begins. */
function plainOutput(events: readonly CastEvent[]): { text: string; starts: number[] } {
  const strip = createStripper();
  const starts: number[] = [];
  let text = '';
  for (const { code, data } of events) {
    starts.push(text.length);
    if (code === 'o') text += strip(data).toLowerCase();
  }
  return { text, starts };
}

/** What is left open at the end of a piece: an escape sequence that goes on in the next one. */
// oxlint-disable-next-line no-control-regex
const openSequence = /\u001B(?:\[[0-?]*[ -/]*|\][^\u0007\u001B]*\u001B?|[ -/]*)?$/;
/** Control sequences, operating system commands, and two-character escapes: ECMA-48. */
const sequences =
  // oxlint-disable-next-line no-control-regex
  /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[ -/]*[0-Z\\^-~])/g;
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0009\u000B-\u001F\u007F]/g;
const longestOpen = 4_096;

function createStripper(): (data: string) => string {
  let open = '';
  return (data) => {
    const whole = (open + data).replace(sequences, '');
    open = openSequence.exec(whole)?.[0] ?? '';
    const rest = open === '' ? whole : whole.slice(0, -open.length);
    if (open.length > longestOpen) open = '';
    return rest.replace(controls, '');
  };
}
