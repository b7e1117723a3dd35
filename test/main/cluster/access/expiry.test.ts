import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startExpiry } from '#main/cluster/access/expiry';
import type { Ledger } from '#main/cluster/audit/ledger';
import type { RequestRecord } from '#main/cluster/store/records';
import { nodeRecord, requestRecord, userRecord } from '../../../helpers/cluster/ledger-rig';

const alice = userRecord('alice');
const openRequests = new Map<string, RequestRecord>();
const write = vi.fn<() => Promise<void>>(() => {
  openRequests.clear();
  return Promise.resolve();
});
const ledger = {
  state: { openRequests },
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
    const request = requestRecord(alice, nodeRecord('iot'), { pendingUntil: 4_600_000 });
    openRequests.set(request.id, request);
    const expiry = startExpiry({ ledger, now: Date.now, onBug: () => undefined });
    await vi.advanceTimersByTimeAsync(1_000);
    vi.setSystemTime(9_000_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(write).toHaveBeenCalledOnce();
    await expiry.close();
  });
});
