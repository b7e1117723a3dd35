import { describe, expect, it } from 'vitest';
import { windowBridge, type TerminalPort } from '../../../src/renderer/bridge/bridge';
import { createFakeBridge } from '../../helpers/fake-bridge';
import { uuid } from '../../helpers/window-builders';

/** As much of a window as the bridge touches. */
function fakeWindow() {
  const target = Object.assign(new EventTarget(), { daypass: createFakeBridge() });
  const post = (data: unknown, source: unknown, ports: readonly MessagePort[]) =>
    target.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
  return { target: target as unknown as Window, post };
}

const message = { channel: 'daypass:terminal-port', sessionId: uuid(1) };

function accepted(post: (window: ReturnType<typeof fakeWindow>, port: MessagePort) => void) {
  const window = fakeWindow();
  const { port1, port2 } = new MessageChannel();
  const got: { sessionId: string; port: TerminalPort }[] = [];
  windowBridge(window.target)?.onTerminalPort((sessionId, port) => got.push({ sessionId, port }));
  post(window, port2);
  return { got, port: port1, close: () => port1.close() };
}

describe('terminal ports', () => {
  it('are accepted from the own window', async () => {
    const { got, port, close } = accepted(({ post, target }, each) =>
      post(message, target, [each]),
    );
    expect(got.map(({ sessionId }) => sessionId)).toEqual([uuid(1)]);
    const reply = new Promise((resolve) => port.addEventListener('message', resolve));
    port.start();
    got[0]?.port.send({ type: 'input', text: 'ls' });
    expect(await reply).toMatchObject({ data: { type: 'input', text: 'ls' } });
    close();
  });

  it.each([
    ['another window', message, null],
    ['another channel', { ...message, channel: 'other' }, 'own'],
    ['no session', { channel: message.channel }, 'own'],
    ['no object', 'daypass:terminal-port', 'own'],
  ])('are refused when the message is from or about %s', (_what, data, source) => {
    const { got, close } = accepted(({ post, target }, each) =>
      post(data, source === 'own' ? target : source, [each]),
    );
    expect(got).toEqual([]);
    close();
  });

  it('are refused when there is no port', () => {
    const { got, close } = accepted(({ post, target }) => post(message, target, []));
    expect(got).toEqual([]);
    close();
  });
});

it('is absent outside the app', () => {
  expect(windowBridge(new EventTarget() as unknown as Window)).toBeNull();
});
