import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result';
import { createAuditStore } from '../../../src/renderer/stores/audit-store';
import { createFakeBridge, type FakeApi, type FakeCommands } from '../../helpers/fake-bridge';
import { anAuditEvent } from '../../helpers/fake-world-audit';
import { failing } from '../../helpers/fake-world-parts';
import { aliceProfile, bobProfile } from '../../helpers/window-builders';

const verdict = { checked: 5, firstBad: null, trouble: '', kept: null };

/** A log of five events, in pages of two. */
function setUp(commands: FakeCommands = {}, api: FakeApi = {}) {
  const bridge = createFakeBridge({
    commands,
    api: {
      'audit.list': ({ before }) => {
        const from = (before ?? 6) - 1;
        const events = [from, from - 1]
          .filter((each) => each > 0)
          .map((each) => anAuditEvent(each));
        return ok({ events, next: from > 2 ? from - 1 : null });
      },
      ...api,
    },
  });
  const audit = createAuditStore(bridge);
  const state = () => audit.store.getState();
  const shown = () => state().events.map(({ sequence }) => sequence);
  return { bridge, audit, state, shown };
}

describe('the audit log in the window', () => {
  it('begins with the newest, and goes back as far as there is anything', async () => {
    const { audit, shown, state } = setUp();
    await audit.open(aliceProfile);
    expect([shown(), state().next]).toEqual([[5, 4], 4]);
    await audit.more();
    await audit.more();
    expect([shown(), state().next]).toEqual([[5, 4, 3, 2, 1], null]);
    await audit.more();
    expect(shown()).toHaveLength(5);
  });

  it('starts over with another filter, and drops the answer to the one before', async () => {
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    const { audit, shown, bridge } = setUp(
      {},
      {
        'audit.list': async ({ filter }) => {
          if (filter?.words === 'slow') await late;
          return ok({ events: [anAuditEvent(filter?.words === 'slow' ? 1 : 9)], next: null });
        },
      },
    );
    await audit.open(aliceProfile);
    const slow = audit.filter({ words: 'slow' });
    await audit.filter({ words: 'fast' });
    answer();
    await slow;
    expect(shown()).toEqual([9]);
    expect(bridge.apiCalls.at(-1)?.input).toMatchObject({
      filter: { words: 'fast' },
      before: null,
    });
  });

  it('keeps what is shown when the cluster does not answer, and says why', async () => {
    const { audit, bridge, state, shown } = setUp();
    await audit.open(aliceProfile);
    bridge.api['audit.list'] = () => failing('unreachable', 'Nothing answers.');
    await audit.more();
    expect([shown(), state().error?.message]).toEqual([[5, 4], 'Nothing answers.']);
  });

  it('forgets one cluster when another is shown', async () => {
    const { audit, state } = setUp({ 'audit.verify': () => ok(verdict) });
    await audit.open(aliceProfile);
    await audit.filter({ words: 'x' });
    await audit.verify();
    await audit.open(bobProfile);
    expect(state()).toMatchObject({ profileId: bobProfile, filter: {}, verdict: null });
  });
});

describe('what takes its time', () => {
  it('shows how far it is, of this profile alone, and then what came of it', async () => {
    const { audit, state } = setUp({
      'audit.verify': () => {
        audit.progress(bobProfile, 99, 100);
        audit.progress(aliceProfile, 3, 5);
        expect(state().task).toEqual({ type: 'verify', done: 3, total: 5 });
        return ok(verdict);
      },
    });
    await audit.open(aliceProfile);
    await audit.verify();
    expect(state()).toMatchObject({ task: null, verdict });
  });

  it('exports everything, or what the filter lets through', async () => {
    const { audit, bridge, state } = setUp({
      'audit.export': () => ok({ path: '/tmp/a.jsonl', events: 5 }),
    });
    await audit.open(aliceProfile);
    await audit.filter({ actor: 'alice' });
    await audit.export('all');
    expect(state().file).toEqual({ path: '/tmp/a.jsonl', events: 5 });
    await audit.export('found');
    const asked = bridge.calls.filter(({ name }) => name === 'audit.export');
    expect(asked.map(({ input }) => input)).toEqual([
      { profileId: aliceProfile, filter: null },
      { profileId: aliceProfile, filter: { actor: 'alice' } },
    ]);
  });

  it('says nothing when it was cancelled, and why when it failed', async () => {
    const { audit, bridge, state } = setUp({ 'audit.export': () => ok(null) });
    await audit.open(aliceProfile);
    await audit.export('all');
    expect(state()).toMatchObject({ task: null, file: null, taskError: null });
    await audit.cancel();
    expect(bridge.calls.some(({ name }) => name === 'audit.cancel')).toBe(false);
    bridge.commands['audit.verify'] = async () => {
      await audit.cancel();
      return err({ code: 'not_allowed', message: 'No.', field: null, details: [] });
    };
    await audit.verify();
    expect(bridge.calls.some(({ name }) => name === 'audit.cancel')).toBe(true);
    expect(state().taskError?.message).toBe('No.');
  });
});
