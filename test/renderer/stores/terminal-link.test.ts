import { describe, expect, it } from 'vitest';
import { createTerminalLink, type TerminalSink } from '../../../src/renderer/stores/terminal-link';
import { createFakePort } from '../../helpers/fake-bridge';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A screen that is as slow as the test wants. */
function slowSink() {
  const written: string[] = [];
  const pending: (() => void)[] = [];
  const sink: TerminalSink = {
    write(chunk, done) {
      written.push(new TextDecoder().decode(chunk));
      pending.push(done);
    },
    reset: (modes) => void written.push(`<reset ${modes}>`),
  };
  return { sink, written, drawNext: () => pending.shift()?.() };
}

describe('flow control', () => {
  it('acknowledges bytes only once they are on the screen', () => {
    const port = createFakePort();
    const { sink, drawNext } = slowSink();
    const link = createTerminalLink();
    link.connect(port);
    link.show(sink);
    port.receive({ type: 'data', bytes: bytes('hello') });
    expect(port.sent).toEqual([]);
    drawNext();
    expect(port.sent).toEqual([{ type: 'acknowledge', bytes: 5 }]);
  });

  it('counts bytes, not characters', () => {
    const port = createFakePort();
    const { sink, drawNext } = slowSink();
    const link = createTerminalLink();
    link.connect(port);
    link.show(sink);
    port.receive({ type: 'data', bytes: bytes('é€') });
    drawNext();
    expect(port.sent).toEqual([{ type: 'acknowledge', bytes: 5 }]);
  });

  it('keeps what came before there was a screen, in order and unacknowledged', () => {
    const port = createFakePort();
    const { sink, written, drawNext } = slowSink();
    const link = createTerminalLink();
    link.connect(port);
    port.receive({ type: 'data', bytes: bytes('one ') });
    port.receive({ type: 'data', bytes: bytes('two') });
    expect(port.sent).toEqual([]);
    link.show(sink);
    expect(written).toEqual(['one ', 'two']);
    drawNext();
    expect(port.sent).toEqual([{ type: 'acknowledge', bytes: 4 }]);
  });

  it('acknowledges to the port that the bytes came from, also when there is another', () => {
    const [first, second] = [createFakePort(), createFakePort()];
    const { sink, drawNext } = slowSink();
    const link = createTerminalLink();
    link.show(sink);
    link.connect(first);
    first.receive({ type: 'data', bytes: bytes('old') });
    link.connect(second);
    drawNext();
    expect(first.sent).toEqual([{ type: 'acknowledge', bytes: 3 }]);
    expect(second.sent).toEqual([]);
  });
});

describe('typing and resizing', () => {
  it('goes to the session that is open now', () => {
    const [first, second] = [createFakePort(), createFakePort()];
    const link = createTerminalLink();
    link.connect(first);
    link.connect(second);
    link.type('ls');
    expect(first.closed()).toBe(true);
    expect(second.sent).toEqual([{ type: 'input', text: 'ls' }]);
  });

  it('waits until what was printed earlier is on the screen: answers to that are not for the shell', () => {
    const port = createFakePort();
    const { sink, drawNext } = slowSink();
    const link = createTerminalLink();
    link.show(sink);
    link.connect(port);
    port.receive({ type: 'start', offset: 0, history: 5, reset: null });
    port.receive({ type: 'data', bytes: bytes('early') });
    port.receive({ type: 'data', bytes: bytes('new') });
    link.type('an answer');
    drawNext();
    link.type('ls');
    expect(port.sent).toEqual([
      { type: 'acknowledge', bytes: 5 },
      { type: 'input', text: 'ls' },
    ]);
  });

  it('tells a new session the size that is shown, and no size twice', () => {
    const [first, second] = [createFakePort(), createFakePort()];
    const link = createTerminalLink();
    link.connect(first);
    link.resize(120, 40);
    link.resize(120, 40);
    link.connect(second);
    const resize = { type: 'resize', columns: 120, rows: 40 };
    expect(first.sent).toEqual([resize]);
    expect(second.sent).toEqual([resize]);
    expect(link.size()).toEqual({ columns: 120, rows: 40 });
  });
});

describe('a session that lives on without the window', () => {
  it('goes on from the bytes that came before its port was let go', () => {
    const [first, second] = [createFakePort(), createFakePort()];
    const { sink, written } = slowSink();
    const link = createTerminalLink();
    link.show(sink);
    expect(link.received()).toBeNull();
    link.connect(first);
    first.receive({ type: 'start', offset: 0, history: 0, reset: null });
    first.receive({ type: 'data', bytes: bytes('one ') });
    link.disconnect();
    first.receive({ type: 'data', bytes: bytes('too late') });
    expect([first.closed(), link.received()]).toEqual([true, 4]);
    link.connect(second);
    second.receive({ type: 'start', offset: 4, history: 4, reset: null });
    second.receive({ type: 'data', bytes: bytes('two ') });
    expect(written).toEqual(['one ', 'two ']);
    expect(link.received()).toBe(8);
  });

  it('clears the screen, in its place among the bytes, when they do not follow what is shown', () => {
    const port = createFakePort();
    const { sink, written } = slowSink();
    const link = createTerminalLink();
    link.connect(port);
    port.receive({ type: 'start', offset: 900, history: 3, reset: { modes: 'alternate' } });
    port.receive({ type: 'data', bytes: bytes('all') });
    link.show(sink);
    expect(written).toEqual(['<reset alternate>', 'all']);
    expect(link.received()).toBe(903);
  });
});

it('closes its port and tells whoever draws it', () => {
  const port = createFakePort();
  const link = createTerminalLink();
  let isTold = false;
  link.onClosed(() => {
    isTold = true;
  });
  link.connect(port);
  link.close();
  expect([port.closed(), isTold]).toEqual([true, true]);
});
