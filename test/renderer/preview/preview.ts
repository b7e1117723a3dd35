import type { TerminalPort } from '../../../src/renderer/bridge/bridge';
import { createFakeWorld } from '../../helpers/fake-world';
import type { FakeWorld } from '../../helpers/fake-world-parts';
import { scenes } from './scenes';

declare global {
  interface Window {
    world?: FakeWorld;
  }
}

/** The real page takes ports by message, so the fake hands them over the same way. */
function post(sessionId: string, port: TerminalPort): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', ({ data }) => port.send(data));
  port1.start();
  port.onMessage((message) => port1.postMessage(message));
  window.postMessage({ channel: 'daypass:terminal-port', sessionId }, '*', [port2]);
}

/** The window in a plain browser, over a cluster in memory: `?scene=` chooses what it starts with. */
const scene = new URLSearchParams(location.search).get('scene') ?? 'demo';
const world = createFakeWorld(scenes[scene]?.given ?? {});
scenes[scene]?.prepare?.(world);
world.bridge.onTerminalPort(post);
window.world = world;
Object.assign(window, { daypass: world.bridge });
void import('../../../src/renderer/main');
