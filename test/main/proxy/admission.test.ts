import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAdmission, defaultLimits } from '#main/proxy/admission';

class FakeSocket extends EventEmitter {
  destroyed = false;
  remoteAddress: string;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
  }
  bytesRead = 0;
  /** Bytes from the other side. */
  receive(count: number): void {
    this.bytesRead += count;
    this.emit('data');
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

const from = (address: string): Socket & FakeSocket =>
  new FakeSocket(address) as unknown as Socket & FakeSocket;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = {
  ...defaultLimits,
  waiting: 3,
  waitingPerAddress: 2,
  connectionsPerAddress: 4,
  bytesBeforeSignIn: 1_000,
  freeFailures: 2,
};
const admitting = () => createAdmission(limits, Date.now);
const full = 'Too many callers are signing in. Try again in a moment.';

describe('callers who have not signed in', () => {
  it('are limited for one address and in all, and make room when they go', () => {
    const admission = admitting();
    const first = from('10.0.0.1');
    expect(admission.admit(first)).toBeNull();
    expect(admission.admit(from('10.0.0.1'))).toBeNull();
    expect(admission.admit(from('10.0.0.1'))).toBe(full);
    expect(admission.admit(from('10.0.0.2'))).toBeNull();
    expect(admission.admit(from('10.0.0.3'))).toBe(full);
    first.destroy();
    expect(admission.admit(from('10.0.0.3'))).toBeNull();
  });

  it('are cut off when their time is over', () => {
    const admission = admitting();
    const socket = from('10.0.0.1');
    admission.admit(socket);
    vi.advanceTimersByTime(limits.graceMs - 1);
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(socket.destroyed).toBe(true);
  });

  it('have no deadline and count no more once they signed in', () => {
    const admission = admitting();
    const sockets = [from('10.0.0.1'), from('10.0.0.1')];
    for (const socket of sockets) {
      admission.admit(socket);
      admission.signedIn(socket);
    }
    expect(admission.admit(from('10.0.0.1'))).toBeNull();
    vi.advanceTimersByTime(limits.graceMs);
    expect(sockets.map((socket) => socket.destroyed)).toEqual([false, false]);
  });
});

describe('an address', () => {
  it('has a bound of connections, signed in or not, and an IPv6 network counts as one', () => {
    const admission = admitting();
    for (let index = 0; index < 4; index++) {
      const socket = from(`2001:db8::${index}`);
      expect(admission.admit(socket)).toBeNull();
      admission.signedIn(socket);
    }
    expect(admission.admit(from('2001:db8::99'))).toMatch(/^There are too many connections/);
    expect(admission.admit(from('2001:db8:0:1::99'))).toBeNull();
    expect(admission.admit(from('10.0.0.1'))).toBeNull();
  });

  it('has to stay away for longer after each failed sign-in, also under its IPv4 name', () => {
    const admission = admitting();
    const fail = (address: string): void => {
      const socket = from(address);
      expect(admission.admit(socket)).toBeNull();
      admission.failed(socket);
      socket.destroy();
    };
    fail('10.0.0.1');
    fail('::ffff:10.0.0.1');
    expect(admission.admit(from('10.0.0.1'))).toBe(
      'Too many failed sign-ins from this address. Wait 1s.',
    );
    expect(admission.admit(from('10.0.0.2'))).toBeNull();
    vi.advanceTimersByTime(1_000);
    fail('10.0.0.1');
    expect(admission.admit(from('10.0.0.1'))).toContain('Wait 2s.');
    vi.advanceTimersByTime(2_000);
    const good = from('10.0.0.1');
    expect(admission.admit(good)).toBeNull();
    admission.signedIn(good);
    fail('10.0.0.1');
    expect(admission.admit(from('10.0.0.1'))).toBeNull();
  });

  it('pays for time that ran out, and not for a connection that only came and went', () => {
    const admission = admitting();
    for (let index = 0; index < 5; index++) {
      const socket = from('10.0.0.1');
      admission.admit(socket);
      socket.destroy();
    }
    for (let index = 0; index < 2; index++) {
      expect(admission.admit(from('10.0.0.1'))).toBeNull();
      vi.advanceTimersByTime(limits.graceMs);
    }
    expect(admission.admit(from('10.0.0.1'))).toContain('Too many failed sign-ins');
  });
});

it('cuts off who sends too much before signing in, and nobody who is signed in', () => {
  const admission = admitting();
  const [flood, good] = [from('10.0.0.1'), from('10.0.0.2')];
  for (const socket of [flood, good]) {
    admission.admit(socket);
    admission.watch(socket);
    socket.receive(1_000);
  }
  admission.signedIn(good);
  for (const socket of [flood, good]) socket.receive(1);
  expect([flood.destroyed, good.destroyed]).toEqual([true, false]);
});
