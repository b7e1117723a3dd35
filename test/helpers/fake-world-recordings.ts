import { ok } from '#shared/lib/result';
import {
  defaultRecordingSettings,
  type LiveSession,
  type Recording,
  type RecordingMarker,
} from '#shared/model/recording';
import type { FakeApi } from './fake-bridge';
import { failing, type FakeWorld } from './fake-world-parts';
import { alice, bob, clusterName, uuid } from './window-builders';

const minute = 60_000;
const iot = { id: `/${clusterName}/node/${uuid(11)}`, name: 'iot' };

/** A recording of the cluster in memory, with its text. */
export interface FakeRecording {
  readonly recording: Recording;
  readonly markers: readonly RecordingMarker[];
  readonly text: string;
}

/** Lines of asciicast v3. @param events what is shown and when, in seconds after the one before */
export function aCast(
  size: { readonly columns: number; readonly rows: number },
  events: readonly (readonly [number, 'o' | 'i' | 'r' | 'm' | 'x', string])[],
): string {
  const term = { cols: size.columns, rows: size.rows, type: 'xterm-256color' };
  const lines = [{ version: 3, term }, ...events].map((each) => `${JSON.stringify(each)}\n`);
  return lines.join('');
}

export function aRecording(number: number, part: Partial<Recording> = {}): Recording {
  const started = Date.now() - number * 90 * minute;
  return {
    id: uuid(4_000 + number),
    user: alice,
    node: iot,
    login: 'alice',
    request: null,
    source: '192.0.2.7',
    what: 'shell',
    started,
    size: { columns: 80, rows: 24 },
    state: 'finished',
    ended: started + 7 * minute,
    bytes: 0,
    hasInput: false,
    reason: 'The program ended with exit status 0.',
    exitCode: 0,
    ...part,
  };
}

const prompt = '\u001B[32malice@iot\u001B[0m:~$ ';

function someRecordings(): FakeRecording[] {
  const size = { columns: 80, rows: 24 };
  const whole = aCast(size, [
    [0, 'm', 'Connected to iot as alice'],
    [0.4, 'o', prompt],
    [1.2, 'o', 'uptime\r\n 10:21:07 up 41 days,  2 users,  load average: 0.08, 0.03, 0.01\r\n'],
    [0.1, 'o', prompt],
    [300, 'o', 'make deploy\r\n'],
    [1, 'o', 'copying 214 files ... \u001B[1mdone\u001B[0m\r\n'],
    [0.1, 'r', '100x30'],
    [0.1, 'o', prompt],
    [2, 'm', 'The session ended'],
    [0, 'x', '0'],
  ]);
  const running = aCast(size, [
    [0, 'm', 'Connected to iot as bob'],
    [0.3, 'o', 'bob@iot:~$ tail -f /var/log/sensors\r\n'],
    [2, 'o', '10:41:02 sensor 7: 21.4 °C\r\n'],
  ]);
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  const finished = aRecording(2, { bytes: bytes(whole) });
  const live = aRecording(0, {
    ...{ user: bob, login: 'bob', state: 'live', ended: null, exitCode: null, reason: '' },
    started: Date.now() - 3 * minute,
    bytes: bytes(running),
  });
  const cut = running.slice(0, running.lastIndexOf('[2,'));
  const broken = aRecording(3, {
    ...{ state: 'broken', ended: null, exitCode: null, bytes: bytes(cut) },
    reason: 'The cluster stopped while this session ran.',
  });
  const markers = [
    { at: 0, label: 'Connected to iot as alice' },
    { at: 304.9, label: 'The session ended' },
  ];
  const start = [{ at: 0, label: 'Connected to iot as bob' }];
  return [
    { recording: live, markers: start, text: running },
    { recording: finished, markers, text: whole },
    { recording: broken, markers: start, text: cut },
  ];
}

function liveFrom({ recording }: FakeRecording): LiveSession {
  const { id, user, node, login, request, source, what, started, size } = recording;
  const can = { watch: true, end: true };
  return { id, user, node, login, request, source, what, started, recorded: true, size, can };
}

/** A page of text in whole lines. */
function pieceOf(text: string, offset: number, limit: number) {
  const all = new TextEncoder().encode(text);
  const part = new TextDecoder().decode(all.subarray(offset, offset + limit));
  const whole = offset + limit >= all.length ? part : part.slice(0, part.lastIndexOf('\n') + 1);
  const next = offset + new TextEncoder().encode(whole).length;
  return { text: whole, next, bytes: all.length };
}

/** Recordings and live sessions of the cluster in memory. A live one gets a line each second while it is read. */
export function fakeRecordings(world: FakeWorld): FakeApi {
  let recordings = someRecordings();
  let current = { settings: defaultRecordingSettings, version: 0 };
  const missing = failing('not_found', 'There is no such recording. Reload the list.');
  const find = (id: string) => recordings.find(({ recording }) => recording.id === id);
  const replace = (id: string, change: (old: FakeRecording) => FakeRecording): void => {
    recordings = recordings.map((each) => (each.recording.id === id ? change(each) : each));
  };
  const grow = (id: string, line: readonly [number, 'o' | 'x', string]): void =>
    replace(id, ({ recording, markers, text: before }) => {
      const text = `${before}${JSON.stringify(line)}\n`;
      const bytes = new TextEncoder().encode(text).length;
      return { recording: { ...recording, bytes }, markers, text };
    });
  const live = () => recordings.filter(({ recording }) => recording.state === 'live');
  return {
    'recordings.list': ({ filter = {} }) => {
      const { user, node, from = 0, until = Infinity, words = '' } = filter;
      const wanted = words.toLowerCase().split(/\s+/);
      const rows = recordings
        .map(({ recording }) => recording)
        .filter((each) => {
          const text = [each.user.name, each.node.name, each.login, each.what, each.reason];
          return (
            [each.user.name, each.user.id, undefined].includes(user) &&
            [each.node.name, each.node.id, undefined].includes(node) &&
            each.started >= from &&
            each.started < until &&
            wanted.every((word) => text.join(' ').toLowerCase().includes(word))
          );
        });
      return ok({ rows: rows.toSorted((a, b) => b.started - a.started), next: null });
    },
    'recordings.get': ({ id }) => {
      const found = find(id);
      if (!found) return missing;
      const { recording, markers } = found;
      const isLive = recording.state === 'live';
      return ok({
        recording,
        markers: [...markers],
        sha256: isLive ? null : 'a1'.repeat(32),
        proof: isLive ? 'unfinished' : 'intact',
      });
    },
    'recordings.read': async ({ id, offset, limit, wait }) => {
      const before = find(id);
      if (!before) return missing;
      const isDue = before.recording.state === 'live' && offset >= before.recording.bytes;
      if (isDue && wait > 0) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 1_000)));
        if (find(id)?.recording.state === 'live')
          grow(id, [1, 'o', `${new Date().toISOString().slice(11, 19)} sensor 7: 21.4 °C\r\n`]);
      }
      const found = find(id) ?? before;
      return ok({
        ...pieceOf(found.text, offset, limit),
        grows: found.recording.state === 'live',
      });
    },
    'recordings.settings': () => ok(current),
    'recordings.putSettings': ({ settings, version }) => {
      if (version !== current.version)
        return failing('conflict', 'The settings were changed in the meantime.');
      current = { settings, version: version + 1 };
      return ok(current);
    },
    'sessions.list': () => ok({ rows: live().map(liveFrom) }),
    'sessions.end': ({ id, reason }, profileId) => {
      if (find(id)?.recording.state !== 'live')
        return failing('not_found', 'This session is over.');
      const who = world.personOf(profileId).name;
      grow(id, [0, 'o', `\r\n${who} ended this session: ${reason}\r\n`]);
      replace(id, (old) => {
        const why = `${who} ended this session: ${reason}`;
        const end = { state: 'finished' as const, ended: Date.now(), reason: why };
        return { ...old, recording: { ...old.recording, ...end } };
      });
      return ok({});
    },
  };
}
