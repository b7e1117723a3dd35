import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import { vi } from 'vitest';
import type { HostedCluster } from '#shared/ipc/app-state';
import type { StartOutput } from '#main/cluster/protocol';
import { createStateStore } from '#main/desktop/app-state';
import type { CommandContext } from '#main/desktop/command-context';
import { createDoNotDisturb } from '#main/desktop/do-not-disturb';
import { createCommands } from '#main/desktop/commands';
import { DragFolders } from '#main/desktop/files/drag-folder';
import { FileBoard } from '#main/desktop/files/file-board';
import { LocalRoots } from '#main/desktop/files/local-roots';
import type { Preferences } from '#main/desktop/preferences-table';
import { remoteClient } from '#main/desktop/remote';
import { aProfileState, bobProfile, pin, startOfTest, uuid } from '../../helpers/window-builders';
import { fakePreferences } from './fake-preferences';
import { fakeSettings } from './fake-settings';

export const output: StartOutput = {
  name: 'demo.example',
  demo: true,
  apiAddress: '127.0.0.1:5000',
  proxyAddress: '127.0.0.1:5001',
  pin,
  warnings: [],
  demoUsers: [{ name: 'alice', roles: ['requester'], password: 'demo-pw' }],
};
export const demoCluster = { folder: 'demo', name: 'demo.example', demo: true };
export const running: HostedCluster = {
  ...output,
  warnings: [],
  demoUsers: [{ name: 'alice', roles: ['requester'], password: 'demo-pw' }],
  state: 'running',
  error: null,
};

/** The commands over a client and a cluster that only note what they are asked. */
export function commandsRig(stored: Partial<Preferences> = {}) {
  const state = createStateStore({
    version: '1',
    platform: 'linux',
    schedule: (work) => work(),
  });
  state.update({ profiles: [aProfileState(), aProfileState({ id: bobProfile })] });
  const calls: { name: string; input: unknown; ports: readonly unknown[] }[] = [];
  const client = remoteClient(async (name, input, ports) => {
    calls.push({ name, input, ports: ports ?? [] });
    return { profileId: bobProfile };
  });
  const start = vi.fn<CommandContext['clusters']['start']>(async () => output);
  const preferences = fakePreferences(stored);
  const settings = fakeSettings();
  const [port1, port2] = [{ end: 1 }, { end: 2 }] as unknown as [MessagePortMain, MessagePortMain];
  const context: CommandContext = {
    ...{ state, preferences },
    settings,
    doNotDisturb: createDoNotDisturb({ preferences, settings, state, now: () => startOfTest }),
    clients: { client, forgetLostSession: (id) => id === uuid(66), stop: async () => undefined },
    clusters: { start, stop: async () => undefined },
    clipboard: { readText: () => 'copied', writeText: vi.fn<(text: string) => void>() },
    sendTerminalPort: vi.fn<CommandContext['sendTerminalPort']>(),
    createChannel: () => ({ port1, port2 }),
    openPath: vi.fn<CommandContext['openPath']>(async () => ''),
    newId: () => uuid(77),
    now: () => 0,
    chooseFile: async () => null,
    chooseFolder: async () => null,
    elsewhere: {
      openAddress: vi.fn<CommandContext['elsewhere']['openAddress']>(async () => undefined),
      opens: () => true,
      openTerminal: vi.fn<CommandContext['elsewhere']['openTerminal']>(async () => ''),
    },
    ownSshConfig: {
      path: '/home/alice/.ssh/config',
      lines: 'Include "/home/alice/.config/daypass/ssh/config"\n',
      isAdded: async () => false,
      add: async () => undefined,
      remove: async () => undefined,
    },
    files: {
      board: new FileBoard(),
      roots: new LocalRoots(randomUUID),
      dragFolders: new DragFolders(join(tmpdir(), `daypass-drag-${randomUUID()}`)),
      folder: () => tmpdir(),
      exists: async () => false,
      trash: vi.fn<CommandContext['files']['trash']>(async () => undefined),
      startDrag: vi.fn<CommandContext['files']['startDrag']>(),
    },
    diagnostics: {
      state: state.get,
      now: () => 0,
      versions: () => [],
      processes: () => [],
      log: () => [],
      checks: async () => [],
      homes: () => ['/home/alice'],
    },
    push: vi.fn<CommandContext['push']>(),
  };
  const run = createCommands(context, () => undefined);
  return { run, context, state, preferences, settings, calls, start, port1, port2 };
}
