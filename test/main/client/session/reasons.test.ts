import { describe, expect, it } from 'vitest';
import { cleanNotice, endReason, failureReason } from '#main/client/session/reasons';

const end = (change: Partial<Parameters<typeof endReason>[0]>): string =>
  endReason({ exitCode: null, signal: null, notice: '', isConnectionLost: false, ...change });

describe('why a session ended', () => {
  it.each([
    [{ exitCode: 0 }, 'The session ended.'],
    [{ exitCode: 0, notice: 'Access ends in 5 minutes.' }, 'The session ended.'],
    [{ exitCode: 3, notice: 'Access ends in 5 minutes.' }, 'The shell ended with exit code 3.'],
    [{ exitCode: 255, notice: 'bob revoked it.' }, 'bob revoked it.'],
    [{ notice: 'bob revoked it.', isConnectionLost: true }, 'bob revoked it.'],
    [{ signal: 'HUP' }, 'The shell was ended by the signal HUP.'],
    [{ isConnectionLost: true }, 'The connection to the gateway was lost.'],
  ])('%o', (change, expected) => {
    expect(end(change)).toBe(expected);
  });
});

describe('what a gateway says', () => {
  it('loses its control characters and keeps its lines', () => {
    expect(cleanNotice('\x1b[31mNo.\x07\r\nAsk bob.\u202e\0\r\n')).toBe('[31mNo.\nAsk bob.');
  });

  it('goes before what ssh2 says; without it the failure is told in words', () => {
    const refused = Object.assign(new Error('All configured authentication methods failed'), {
      level: 'client-authentication',
    });
    expect(failureReason(refused, 'host:1', 'root is not granted.')).toBe('root is not granted.');
    expect(failureReason(refused, 'host:1', '')).toContain('refused this sign-in');
    const down = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(failureReason(down, 'host:1', '')).toContain('Cannot reach the gateway at host:1');
  });
});
