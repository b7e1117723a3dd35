import { ok } from '#shared/lib/result';
import type { Diagnostics } from '#shared/ipc/diagnostics';
import type { FakeCommands } from './fake-bridge';

export function aDiagnosis(part: Partial<Diagnostics> = {}): Diagnostics {
  return {
    at: Date.UTC(2030, 0, 15),
    versions: [
      { name: 'Daypass', value: '0.1.0' },
      { name: 'System', value: 'Linux 6.1, x64' },
    ],
    processes: [
      { name: 'Main', memory: 120, cpu: 0.4 },
      { name: 'Daypass cluster', memory: 64, cpu: 0 },
    ],
    states: [{ name: 'alice on demo', value: 'signed-in, shown. cluster at 127.0.0.1:3080' }],
    settings: [{ name: 'appearance.theme', value: 'dark' }],
    checks: [
      { title: 'Disk', state: 'ok', text: '81.2 GB are free.' },
      { title: 'Keychain', state: 'note', text: 'There is none.' },
      {
        title: 'Cluster work',
        state: 'bad',
        text: 'Nothing answers at 10.0.0.4:3080: it took too long.',
      },
    ],
    log: [
      '2030-01-15T09:30:00.000Z Daypass cluster: listening',
      '2030-01-15T09:30:01.000Z main: hello',
    ],
    ...part,
  };
}

/** Diagnostics of nothing in particular. */
export function fakeDiagnostics(): FakeCommands {
  return {
    'diagnostics.read': () => ok(aDiagnosis()),
    'diagnostics.save': () => ok({ path: '~/Documents/daypass-diagnostics-2030-01-15.json' }),
  };
}
