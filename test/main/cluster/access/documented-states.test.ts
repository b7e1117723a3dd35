import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatDuration } from '#shared/lib/duration';
import { farthestStart, maxReasonBytes, requestStates } from '#shared/model/access-request';
import { maxRequestedResources } from '#shared/model/limits';
import { requestEvents, requestTransitions } from '#shared/model/request-machine';
import {
  clockSkew,
  longestPending,
  mostComments,
  mostPending,
  pendingLifetime,
} from '#main/cluster/access/limits';
import { mostPresets } from '#main/cluster/access/presets';
import { defaultAccessDuration, longestAccess } from '#main/cluster/policy/durations';

const page = readFileSync('docs/requests.md', 'utf8');

/** The cells of the table under a heading, row by row, without the line of dashes. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [text = ''] = section.split('\n## ');
  const [head = [], , ...rows] = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  return [head, ...rows];
}

describe('docs/requests.md', () => {
  it('has the states and events of the code, and where each leads', () => {
    const [[, ...states] = [], ...rows] = tableUnder('States and events');
    expect(states).toEqual(requestStates);
    expect(rows.map(([event]) => event)).toEqual(requestEvents);
    const documented = states.map((state, at) => [
      state,
      Object.fromEntries(
        rows.flatMap((row) => {
          const next = row[at + 1];
          return next === '–' ? [] : [[row[0], next]];
        }),
      ),
    ]);
    expect(Object.fromEntries(documented)).toEqual(requestTransitions);
  });

  it('says of each event who may do it', () => {
    const [, ...rows] = tableUnder('Who may do what');
    expect(rows.map(([event]) => event)).toEqual(requestEvents);
    expect(rows.every(([, who]) => who !== undefined && who !== '')).toBe(true);
  });

  it('has the limits of the code', () => {
    const [, ...rows] = tableUnder('Limits');
    expect(rows.map(([, limit]) => limit)).toEqual([
      String(maxRequestedResources),
      String(maxReasonBytes),
      String(mostComments),
      String(mostPending),
      String(mostPresets),
      ...[pendingLifetime, longestPending, farthestStart, clockSkew].map(formatDuration),
      formatDuration(defaultAccessDuration),
      formatDuration(longestAccess),
    ]);
  });
});
