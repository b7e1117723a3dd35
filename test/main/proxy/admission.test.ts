import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countUserConnections, createAdmission } from '#main/proxy/admission';

class FakeSocket extends EventEmitter {
  destroyed = false;
  remoteAddress: string;
  constructor(remoteAddress: string) {
    super();
    this.remoteAddress = remoteAddress;
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

const limits = { graceMs: 30_000, waiting: 3, waitingPerAddress: 2, connectionsPerUser: 2 };

describe('callers who have not signed in', () => {
  it('are limited for one address and in all, and make room when they go', () => {
    const admission = createAdmission(limits);
    const first = from('10.0.0.1');
    expect(admission.admit(first)).toBe(true);
    expect(admission.admit(from('10.0.0.1'))).toBe(true);
    expect(admission.admit(from('10.0.0.1'))).toBe(false);
    expect(admission.admit(from('10.0.0.2'))).toBe(true);
    expect(admission.admit(from('10.0.0.3'))).toBe(false);
    first.destroy();
    expect(admission.admit(from('10.0.0.3'))).toBe(true);
  });

  it('are cut off when their time is over', () => {
    const admission = createAdmission(limits);
    const socket = from('10.0.0.1');
    admission.admit(socket);
    vi.advanceTimersByTime(limits.graceMs - 1);
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(socket.destroyed).toBe(true);
  });

  it('have no deadline and count no more once they signed in', () => {
    const admission = createAdmission(limits);
    const sockets = [from('10.0.0.1'), from('10.0.0.1')];
    for (const socket of sockets) {
      admission.admit(socket);
      admission.signedIn(socket);
    }
    expect(admission.admit(from('10.0.0.1'))).toBe(true);
    vi.advanceTimersByTime(limits.graceMs);
    expect(sockets.map((socket) => socket.destroyed)).toEqual([false, false]);
  });
});

describe('connections of one user', () => {
  it('are limited, whatever others have, and make room once each when they close', () => {
    const users = countUserConnections(limits);
    const close = users.add('alice');
    expect(users.whyFull('alice')).toBeNull();
    users.add('alice');
    expect(users.whyFull('alice')).toMatch(/^You have 2 connections .* Close one/);
    expect(users.whyFull('bob')).toBeNull();
    close();
    expect(users.whyFull('alice')).toBeNull();
    users.add('alice');
    close();
    expect(users.whyFull('alice')).not.toBeNull();
  });
});
