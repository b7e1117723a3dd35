import { PassThrough } from 'node:stream';
import type { ServerChannel } from 'ssh2';
import { expect, it, vi } from 'vitest';
import { onEndOfWrite } from '#main/ssh/end-of-write';
import { holdClose } from '#main/ssh/held-close';

/** A connection as ssh2 keeps it: handlers for all its channels, which find theirs by its id on this side. */
function connection() {
  const handled: string[] = [];
  const _handlers = {
    CHANNEL_CLOSE: (_protocol: unknown, id: number) => void handled.push(`close ${id}`),
    CHANNEL_REQUEST: (_protocol: unknown, id: number, type: unknown) =>
      void handled.push(`${String(type)} ${id}`),
  };
  const open = (id: number) => {
    const incoming = { id, state: 'open' };
    const close = vi.fn<() => void>();
    const parts = { incoming, close, _client: { _protocol: { _handlers } } };
    const channel = Object.assign(new PassThrough(), parts);
    return { channel: channel as unknown as ServerChannel, incoming, close };
  };
  const closed = (id: number) => _handlers.CHANNEL_CLOSE(null, id);
  const request = (id: number, type: string) => _handlers.CHANNEL_REQUEST(null, id, type);
  return { open, closed, request, handled };
}

it('a close waits for that of this side, with the input at its end', async () => {
  const { open, closed, handled } = connection();
  const { channel, incoming, close } = open(3);
  const left = vi.fn<() => void>();
  holdClose(channel, left);
  closed(4);
  expect(handled).toEqual(['close 4']);
  closed(3);
  expect(left).toHaveBeenCalledOnce();
  expect(handled).toEqual(['close 4']);
  expect(incoming.state).toBe('eof');
  expect(channel.read()).toBeNull();
  channel.close();
  channel.close();
  expect(close).toHaveBeenCalledTimes(2);
  expect(handled).toEqual(['close 4', 'close 3']);
});

it('what this side closed first is left to ssh2, and so is another channel by the same number', () => {
  const { open, closed, handled } = connection();
  const first = open(3);
  const left = vi.fn<() => void>();
  holdClose(first.channel, left);
  first.channel.emit('close');
  closed(3);
  expect(left).not.toHaveBeenCalled();
  const again = open(3);
  holdClose(again.channel, left);
  first.channel.emit('close');
  closed(3);
  expect(left).toHaveBeenCalledOnce();
  expect(handled).toEqual(['close 3']);
});

it('that nobody takes the output is told once, and other requests pass', () => {
  const { open, request, handled } = connection();
  const { channel } = open(0);
  const ended = vi.fn<() => void>();
  onEndOfWrite(channel, ended);
  request(0, 'signal');
  request(1, 'eow@openssh.com');
  expect(ended).not.toHaveBeenCalled();
  request(0, 'eow@openssh.com');
  request(0, 'eow@openssh.com');
  expect(ended).toHaveBeenCalledOnce();
  expect(handled).toEqual(['signal 0', 'eow@openssh.com 1', 'eow@openssh.com 0']);
});
