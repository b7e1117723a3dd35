import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startExpiry } from '#main/cluster/access/expiry';
import type { Ledger } from '#main/cluster/audit/ledger';
import type { RequestRecord } from '#main/cluster/store/records';
import {
  nodeRecord,
  openLedgerRig,
  requestRecord,
  sessionRecord,
  userRecord,
} from '../../../helpers/cluster/ledger-rig';

const alice = userRecord('alice');
const openRequests = new Map<string, RequestRecord>();
const write = vi.fn<() => Promise<void>>(() => {
  openRequests.clear();
  return Promise.resolve();
});
const ledger = {
  state: { openRequests, sessions: new Map(), settings: new Map(), lockOn: () => null },
  write,
  onWritten: () => () => undefined,
} as unknown as Ledger;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  openRequests.clear();
  write.mockClear();
});
afterEach(() => void vi.useRealTimers());

describe('expiry', () => {
  it('catches up within seconds after the computer slept', async () => {
    const request = requestRecord(alice, nodeRecord('iot'), {
      created: 1_000_000,
      pendingUntil: 4_600_000,
    });
    openRequests.set(request.id, request);
    const expiry = startExpiry({ ledger, now: Date.now, onBug: () => undefined });
    await vi.advanceTimersByTimeAsync(1_000);
    vi.setSystemTime(9_000_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(write).toHaveBeenCalledOnce();
    await expiry.close();
  });

  it('tries again what could not be written, but not without pause', async () => {
    const request = requestRecord(alice, nodeRecord('iot'), {
      created: 1_000_000,
      pendingUntil: 1_000_500,
    });
    openRequests.set(request.id, request);
    write.mockRejectedValueOnce(new Error('disk full')).mockRejectedValueOnce(new Error('still'));
    const onBug = vi.fn<(error: unknown) => void>();
    const expiry = startExpiry({ ledger, now: Date.now, onBug });
    await vi.advanceTimersByTimeAsync(500 + 4_999);
    expect(onBug).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1 + 5_000);
    expect(onBug).toHaveBeenCalledTimes(2);
    expect(write).toHaveBeenCalledTimes(3);
    expect(openRequests.size).toBe(0);
    await expiry.close();
  });
});

describe('a sign-in that ran out', () => {
  it('is forgotten and written down a minute later, and others stay', async () => {
    vi.useRealTimers();
    const rig = await openLedgerRig();
    const over = sessionRecord(alice, { expires: 2_000_000 });
    const lasting = sessionRecord(alice);
    await rig.put(
      { type: 'user', user: alice },
      { type: 'session', session: over },
      { type: 'session', session: lasting },
    );
    const record = vi.fn<(audit: unknown) => void>();
    rig.ledger.onWritten(({ audit }) => record(audit.map(({ type, data }) => ({ type, data }))));
    const expiry = startExpiry({
      ledger: rig.ledger,
      now: () => rig.clock.now,
      onBug: (error) => expect.fail(String(error)),
    });
    rig.clock.now = over.expires + 59_999;
    await expiry.check();
    expect(rig.ledger.state.sessions.size).toBe(2);
    rig.clock.now += 1;
    await expiry.check();
    expect([...rig.ledger.state.sessions.values()]).toEqual([lasting]);
    const data = { session: over.id, user: alice.id };
    expect(record.mock.calls).toEqual([[[{ type: 'sign_in.expired', data }]]]);
    await expiry.close();
    await rig.close();
  });
});
