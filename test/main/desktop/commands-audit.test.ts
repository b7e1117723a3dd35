import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCommands } from '#main/desktop/commands';
import type { CommandContext } from '#main/desktop/command-context';
import type { AuditCheck, AuditPlace } from '#main/client/protocol';
import { remoteClient } from '#main/desktop/remote';
import { chained, signedHead } from '../../helpers/audit-log';
import { aliceProfile, bobProfile } from '../../helpers/window-builders';
import { commandsRig } from './commands-rig';

const log = chained([{ type: 'a', actor: 'cluster', data: {} }]);
const proven = signedHead(log);
const part: AuditCheck = {
  checked: 100,
  firstBad: null,
  next: null,
  end: 250,
  kept: { sequence: 90, at: 5 },
  trouble: '',
};
const placeAt = (sequence: number): AuditPlace => ({
  event: { sequence, hash: 'x' },
  kept: proven,
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-audit-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function rig(answer: (name: string, input: never) => unknown) {
  const { context } = commandsRig();
  const push = vi.fn<CommandContext['push']>();
  const client = remoteClient(async (name, input) => answer(name, input as never));
  const chooseFile = vi.fn<CommandContext['chooseFile']>(async () => join(folder, 'a.jsonl'));
  const all = { ...context, push, chooseFile, clients: { ...context.clients, client } };
  return { run: createCommands(all, () => undefined), push, chooseFile };
}

describe('checking an audit log', () => {
  it('goes on part by part with the end that was kept at first, and says how far it is', async () => {
    const asked: (AuditPlace | null)[] = [];
    const { run, push } = rig((_name, { from }: { from: AuditPlace | null }) => {
      asked.push(from);
      const checked = asked.length * 100;
      return { ...part, checked, next: asked.length < 3 ? placeAt(checked) : null };
    });
    expect(await run['audit.verify']({ profileId: aliceProfile })).toEqual({
      checked: 300,
      firstBad: null,
      trouble: '',
      kept: part.kept,
    });
    expect(asked).toEqual([null, placeAt(100), placeAt(200)]);
    expect(push.mock.calls.map(([name, payload]) => [name, payload])).toContainEqual([
      'auditProgress',
      { profileId: aliceProfile, done: 200, total: 250 },
    ]);
  });

  it('stops where it is cancelled, and at the first trouble', async () => {
    const { run } = rig(async () => {
      await run['audit.cancel']({ profileId: aliceProfile });
      return { ...part, next: placeAt(100) };
    });
    expect(await run['audit.verify']({ profileId: aliceProfile })).toBeNull();
    const trouble = rig(() => ({ ...part, next: placeAt(100), trouble: 'another key' }));
    expect(await trouble.run['audit.verify']({ profileId: aliceProfile })).toMatchObject({
      trouble: 'another key',
    });
  });

  it('does one thing at a time for a profile', async () => {
    let finish = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (finish = resolve));
    const { run } = rig(async () => {
      await waiting;
      return part;
    });
    const first = run['audit.verify']({ profileId: aliceProfile });
    await expect(
      run['audit.export']({ profileId: aliceProfile, filter: null }),
    ).rejects.toMatchObject({ code: 'wrong_state' });
    const other = run['audit.verify']({ profileId: bobProfile });
    finish();
    expect([await first, await other]).toEqual([
      expect.objectContaining({ checked: 100 }),
      expect.objectContaining({ checked: 100 }),
    ]);
    expect(await run['audit.verify']({ profileId: aliceProfile })).not.toBeNull();
  });
});

describe('exporting an audit log', () => {
  const answer = (_name: string, { name }: { name: string }) =>
    name === 'audit.head' ? proven : { records: log };

  it('writes the file that the person chose', async () => {
    const { run, chooseFile } = rig(answer);
    expect(await run['audit.export']({ profileId: aliceProfile, filter: null })).toEqual({
      path: join(folder, 'a.jsonl'),
      events: 1,
    });
    expect(chooseFile).toHaveBeenCalledWith('audit-demo.example-1970-01-01.jsonl');
  });

  it('does nothing when they chose none', async () => {
    const { run, chooseFile } = rig(answer);
    chooseFile.mockResolvedValueOnce(null);
    expect(await run['audit.export']({ profileId: aliceProfile, filter: null })).toBeNull();
  });
});
