import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionState } from '#shared/ipc/app-state';
import { createCommands } from '#main/desktop/commands';
import type { CommandContext } from '#main/desktop/command-context';
import { aProfileState, aliceProfile, uuid } from '../../helpers/window-builders';
import { commandsRig } from './commands-rig';

const stockSsh = {
  agentSocket: '/run/daypass/p.agent',
  knownHosts: '/run/daypass/p.known_hosts',
  config: '/run/daypass/p.config',
  gateway: 'daypass-demo',
  suffix: 'demo',
  proxyHost: '127.0.0.1',
  proxyPort: 3023,
};
const session: SessionState = {
  id: uuid(5),
  profileId: aliceProfile,
  resource: `/demo/node/${uuid(9)}`,
  ...{ name: 'iot', login: 'alice', state: 'open', reason: '', exitCode: null },
};

function rig(more: Partial<CommandContext> = {}, changed: Partial<SessionState> = {}) {
  const { context, state } = commandsRig();
  state.update({
    profiles: [aProfileState({ id: aliceProfile, stockSsh })],
    sessions: [{ ...session, ...changed } as SessionState],
  });
  const used = { ...context, ...more };
  return { run: createCommands(used, () => undefined), elsewhere: used.elsewhere, state };
}

describe('opening a link', () => {
  it('hands addresses of the web to the browser', async () => {
    const { run, elsewhere } = rig();
    await run['link.open']({ address: 'HTTPS://Example.com/a b' });
    expect(elsewhere.openAddress).toHaveBeenCalledWith('https://example.com/a%20b');
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'vscode://x', 'smb://h/x', 'x', ''])(
    'refuses "%s"',
    async (address) => {
      const { run, elsewhere } = rig();
      await expect(run['link.open']({ address })).rejects.toThrow(/^Only http and https/);
      expect(elsewhere.openAddress).not.toHaveBeenCalled();
    },
  );
});

describe('opening a machine elsewhere', () => {
  const input = { sessionId: session.id, program: 'terminal' } as const;

  it('runs stock ssh by the profile’s own config', async () => {
    const { run, elsewhere } = rig();
    await run['session.openElsewhere'](input);
    expect(elsewhere.openTerminal).toHaveBeenCalledWith([
      ...['ssh', '-F', '/run/daypass/p.config', '-l', 'alice', '--', 'iot.demo'],
    ]);
  });

  it('takes the id of a machine whose name ssh would not take', async () => {
    const { run, elsewhere } = rig({}, { name: 'IoT; id' });
    await run['session.openElsewhere'](input);
    expect(elsewhere.openTerminal).toHaveBeenCalledWith(
      expect.arrayContaining([`${uuid(9)}.demo`]),
    );
  });

  it('refuses a login that could be an option, and says what failed in the terminal', async () => {
    await expect(rig({}, { login: '-x' }).run['session.openElsewhere'](input)).rejects.toThrow(
      'no login such as -x',
    );
    const { elsewhere } = rig();
    const { run } = rig({
      elsewhere: { ...elsewhere, openTerminal: async () => 'None is there.' },
    });
    await expect(run['session.openElsewhere'](input)).rejects.toThrow('None is there.');
  });

  it('refuses while nobody is signed in, and for a session that is gone', async () => {
    const { run, state } = rig();
    state.update({ profiles: [aProfileState({ id: aliceProfile, stockSsh: null })] });
    await expect(run['session.openElsewhere'](input)).rejects.toThrow('Sign in first');
    await expect(run['session.openElsewhere']({ ...input, sessionId: uuid(99) })).rejects.toThrow(
      'no longer there',
    );
  });

  it('opens the editor where it is installed and finds the machine in the person’s own config', async () => {
    const { context } = commandsRig();
    const editor = { ...input, program: 'editor' } as const;
    await expect(rig().run['session.openElsewhere'](editor)).rejects.toThrow('your own ssh config');
    const added = { ...context.ownSshConfig, isAdded: async () => true };
    const { run, elsewhere } = rig({ ownSshConfig: added });
    await run['session.openElsewhere'](editor);
    expect(elsewhere.openAddress).toHaveBeenCalledWith(
      'vscode://vscode-remote/ssh-remote+alice@iot.demo/',
    );
    const without = rig({ ownSshConfig: added, elsewhere: { ...elsewhere, opens: () => false } });
    await expect(without.run['session.openElsewhere'](editor)).rejects.toThrow('not installed');
  });
});

describe('saving what was printed', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'daypass-save-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes a file that only its owner reads, under a name without a path', async () => {
    const names: string[] = [];
    const chooseFile = async (name: string) => {
      names.push(name);
      return join(folder, 'saved.txt');
    };
    const { run } = rig({ chooseFile });
    const answer = await run['terminal.save']({ name: '../a@b 1.txt', text: 'printed\n' });
    expect(names).toEqual(['..-a@b 1.txt']);
    expect(answer).toEqual({ path: join(folder, 'saved.txt') });
    expect(readFileSync(join(folder, 'saved.txt'), 'utf8')).toBe('printed\n');
    expect(statSync(join(folder, 'saved.txt')).mode & 0o077).toBe(0);
  });

  it('does nothing when no file was chosen, and says why one could not be written', async () => {
    expect(await rig().run['terminal.save']({ name: 'a', text: 'b' })).toBeNull();
    const { run } = rig({ chooseFile: async () => join(folder, 'none', 'x') });
    await expect(run['terminal.save']({ name: 'a', text: 'b' })).rejects.toThrow(/ENOENT.*again/);
  });
});
