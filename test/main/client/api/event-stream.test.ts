import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { followEvents, type EventStream } from '#main/client/api/event-stream';
import { ExpectedError } from '#shared/api/errors';
import type { ClusterEvent } from '#shared/api/events';

const hello = (revision: number): ClusterEvent => ({ type: 'hello', revision, at: 1 });

let stream: EventStream | null = null;
afterEach(() => stream?.close());

/** Follows a stream whose connections the test plays; `take` waits for the next thing that is told. */
function follow(options: { readonly silenceMs?: number } = {}) {
  const told: string[] = [];
  const connections: { since: number | null; body: PassThrough }[] = [];
  const refusals: ExpectedError[] = [];
  let notify = (): void => undefined;
  const tell = (what: string): void => {
    told.push(what);
    notify();
  };
  stream = followEvents({
    address: 'example:1',
    firstWaitMs: 1,
    random: () => 0,
    ...options,
    open: async (since, signal) => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      const body = new PassThrough();
      signal.addEventListener('abort', () => body.destroy(new Error('aborted')));
      connections.push({ since, body });
      return body as unknown as IncomingMessage;
    },
    onEvent: (event) => tell(`${event.type} ${event.revision}`),
    onConnected: () => tell('connected'),
    onUnreachable: (error) => tell(`unreachable: ${error.message}`),
    onSignedOut: (error) => tell(`signed out: ${error.message}`),
  });
  const take = async (): Promise<string> => {
    while (told.length === 0) await new Promise<void>((resolve) => (notify = resolve));
    return told.shift() ?? '';
  };
  const connection = (index: number): PassThrough => {
    const body = connections[index]?.body;
    if (body) return body;
    throw new Error(`There is no connection ${index}`);
  };
  return { take, connections, connection, refusals };
}

describe('the event stream', () => {
  it('hands on events, also when a line comes in pieces or is empty', async () => {
    const { take, connection } = follow();
    expect(await take()).toBe('connected');
    const line = JSON.stringify({ ...hello(3), type: 'resources' });
    connection(0).write(`${JSON.stringify(hello(2))}\n\n${line.slice(0, 9)}`);
    expect(await take()).toBe('hello 2');
    connection(0).write(`${line.slice(9)}\n`);
    expect(await take()).toBe('resources 3');
  });

  it('resumes after the last revision it saw', async () => {
    const { take, connections, connection } = follow();
    await take();
    connection(0).end(`${JSON.stringify(hello(41))}\n`);
    expect(await take()).toBe('hello 41');
    expect(await take()).toMatch(/^unreachable: Cannot reach example:1/);
    expect(await take()).toBe('connected');
    expect(connections.map(({ since }) => since)).toEqual([null, 41]);
  });

  it('notices a connection on which nothing comes any more', async () => {
    const { take } = follow({ silenceMs: 20 });
    expect(await take()).toBe('connected');
    expect(await take()).toContain('no answer');
    expect(await take()).toBe('connected');
  });

  it('passes over events that it does not know, and starts anew after ones that it cannot read', async () => {
    const { take, connection } = follow();
    await take();
    connection(0).write(`{"type":"newer","revision":5}\n${JSON.stringify(hello(6))}\n`);
    expect(await take()).toBe('hello 6');
    connection(0).write('{"type":\n');
    expect(await take()).toContain('cannot be read');
    expect(await take()).toBe('connected');
  });

  it('tries again while the cluster is away, and stops once it is signed out', async () => {
    const { take, connections, connection, refusals } = follow();
    await take();
    refusals.push(
      new ExpectedError('unreachable', 'Away.'),
      new ExpectedError('not_signed_in', 'Sign in again.'),
    );
    connection(0).destroy();
    expect(await take()).toContain('unreachable');
    expect(await take()).toBe('unreachable: Away.');
    expect(await take()).toBe('signed out: Sign in again.');
    expect(connections).toHaveLength(1);
  });
});
