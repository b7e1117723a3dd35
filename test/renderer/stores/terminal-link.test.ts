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

  it('acknowledges to the port that the bytes came from, also after a reconnect', () => {
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

  it('is dropped once the session has ended', () => {
    const port = createFakePort();
    const link = createTerminalLink();
    link.connect(port);
    port.receive({ type: 'end', reason: 'The session ended.', exitCode: 0 });
    link.type('ls');
    expect(port.sent).toEqual([]);
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
