import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { speakIn } from '#shared/i18n/catalogues';
import { usualSpeech, type Speech } from '#shared/i18n/language';
import { clientMethods } from '#main/client/methods';
import { preferencesTable } from '#main/desktop/preferences-table';
import type { TerminalPort } from '#main/client/session/terminal-pump';
import { createRpc, type Rpc, type RpcPort } from '#shared/lib/rpc';
import { createClientRig, type ClientRig } from '../../helpers/client/client-rig';

let rig: ClientRig;
let main: Rpc<TerminalPort>;
const bugs: unknown[] = [];

beforeEach(() => {
  rig = createClientRig();
  const [here, there] = portPair();
  const onEvent = (): void => undefined;
  const onBug = (error: unknown): void => void bugs.push(error);
  createRpc<TerminalPort>({ port: there, methods: clientMethods(rig.client), onEvent, onBug });
  main = createRpc<TerminalPort>({ port: here, methods: {}, onEvent, onBug });
});
afterEach(async () => {
  await rig.close();
  await speakIn(usualSpeech);
});

/** Two ends of a channel that clones what it carries, as between processes. */
function portPair(): [RpcPort<TerminalPort>, RpcPort<TerminalPort>] {
  type Listener = (message: unknown, transfer: readonly TerminalPort[]) => void;
  const listeners: [Listener[], Listener[]] = [[], []];
  const end = (own: 0 | 1): RpcPort<TerminalPort> => ({
    post: (message, transfer = []) => {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => listeners[own === 0 ? 1 : 0].forEach((each) => each(copy, transfer)));
    },
    onMessage: (listener) => void listeners[own].push(listener),
    onClose: () => undefined,
  });
  return [end(0), end(1)];
}

const pin = `sha256:${'0'.repeat(64)}`;
const profileId = randomUUID();
const german: Speech = { language: 'de', locale: 'de-DE' };

describe("the client's methods over rpc", () => {
  it.each<[string, unknown]>([
    ['signIn', { address: '127.0.0.1:1', pin: 'sha256:short', user: 'alice', password: 'x' }],
    ['signIn', { address: '127.0.0.1:1', pin, user: '../alice', password: 'x' }],
    ['signIn', { address: '127.0.0.1:1', pin, user: 'alice' }],
    ['redeemInvite', { address: '127.0.0.1:1', pin, code: 'c', password: 'short' }],
    ['restore', { profiles: [{ id: 'x' }] }],
    ['assume', { profileId, requests: [] }],
    ['drop', { profileId: 'x' }],
    ['call', { profileId, name: 'certificates.issue', input: {} }],
    ['call', { profileId, name: 'toString', input: {} }],
    ['call', { profileId, name: 'requests.get', input: { id: 'x' } }],
    ['closeSession', {}],
    ['attachSession', { sessionId: 'x', from: 0 }],
    ['attachSession', { sessionId: profileId, from: -1 }],
    ['reconnectSession', { sessionId: 'x' }],
    ['signOut', { profileId, more: true }],
    ['speak', { language: 'tlh', locale: 'de-DE' }],
  ])('%s refuses %j', async (method, input) => {
    await expect(main.call(method, input)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('restores whatever the preferences keep of a profile, each field of it', async () => {
    const cluster = { id: randomUUID(), name: 'demo', address: '127.0.0.1:1', pin, demo: true };
    const saved = { id: profileId, cluster, userName: 'alice' };
    const stored = preferencesTable.profiles.schema.parse([saved]);
    await main.call('restore', { profiles: stored });
    const known = await main.call('signOut', { profileId });
    expect(known).toBeUndefined();
    expect(bugs).toEqual([]);
  });

  it('tells a failure that a person can act on, over to the other side', async () => {
    const call = main.call('signIn', { address: '127.0.0.1:1', pin, user: 'alice', password: 'x' });
    await expect(call).rejects.toMatchObject({
      code: 'unreachable',
      message: 'Cannot reach 127.0.0.1:1: connection refused. Is the cluster running?',
    });
    await expect(main.call('drop', { profileId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says reasons in the language that it was told, also those that were given before', async () => {
    const cluster = { id: randomUUID(), name: 'demo', address: '127.0.0.1:1', pin, demo: true };
    const profile = { id: profileId, cluster, userName: 'alice', handovers: 0, audit: null };
    await main.call('restore', { profiles: [profile] });
    expect(rig.last('profiles')?.[0]?.stateReason).toMatch(/^Keys are kept in memory only/);
    await main.call('speak', german);
    expect(rig.last('profiles')?.[0]?.stateReason).toMatch(
      /^Schlüssel liegen nur im Arbeitsspeicher/,
    );
    const call = main.call('signIn', { address: '127.0.0.1:1', pin, user: 'alice', password: 'x' });
    await expect(call).rejects.toMatchObject({
      code: 'unreachable',
      message:
        '127.0.0.1:1 ist nicht erreichbar: Die Verbindung wurde abgelehnt. Läuft der Cluster?',
    });
  });

  it('speaks what it was told last', async () => {
    await Promise.all([main.call('speak', german), main.call('speak', usualSpeech)]);
    await expect(main.call('drop', { profileId })).rejects.toMatchObject({
      message: 'This profile is no longer known here. Sign in again.',
    });
  });

  it('closes the port of a session that cannot be opened, and needs one', async () => {
    const input = {
      sessionId: randomUUID(),
      profileId,
      resource: `/demo/node/${randomUUID()}`,
      login: 'alice',
      columns: 80,
      rows: 24,
      again: false,
    };
    let closed = 0;
    const port: TerminalPort = {
      post: () => undefined,
      onMessage: () => undefined,
      onClose: () => undefined,
      close: () => void (closed += 1),
    };
    await expect(main.call('openSession', input)).rejects.toMatchObject({ code: 'invalid_input' });
    const opening = main.call('openSession', input, [port]);
    await expect(opening).rejects.toMatchObject({ code: 'not_found' });
    const wrong = main.call('openSession', { ...input, login: 'a,b' }, [port]);
    await expect(wrong).rejects.toMatchObject({ code: 'invalid_input' });
    expect(closed).toBe(2);
  });

  it('offers nothing but the methods of the protocol', async () => {
    for (const method of ['constructor', 'toString', '__proto__', 'other'])
      await expect(main.call(method, {})).rejects.toMatchObject({ code: 'internal' });
  });
});
