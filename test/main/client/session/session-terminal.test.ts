import { describe, expect, it } from 'vitest';
import { Scrollback } from '#main/client/session/scrollback';
import { SessionTerminal } from '#main/client/session/session-terminal';
import { terminalWindowBytes } from '#shared/ipc/terminal';
import { createTestPort } from '../../../helpers/client/test-port';

function setUp(capacity?: number) {
  const source: string[] = [];
  const heard: unknown[] = [];
  const terminal = new SessionTerminal(
    { pause: () => source.push('pause'), resume: () => source.push('resume') },
    (message) => heard.push(message),
    new Scrollback(capacity),
  );
  const open = (from: number | null) => {
    const port = createTestPort({ acknowledge: false });
    terminal.attach(port, from);
    return port;
  };
  const print = (text: string): void => {
    terminal.print(Buffer.from(text));
    terminal.flush();
  };
  return { terminal, source, heard, open, print };
}

describe('a window', () => {
  it('of a new session starts with nothing, and nothing is cleared', () => {
    const { open } = setUp();
    expect(open(null).started()).toEqual({ type: 'start', offset: 0, history: 0, reset: null });
  });

  it('that comes later gets all that was printed on a cleared screen, and what comes', async () => {
    const { open, print } = setUp();
    print('before ');
    const port = open(null);
    print('after');
    expect(port.text()).toBe('before after');
    expect(port.started()).toMatchObject({ offset: 0, history: 7, reset: { modes: '' } });
  });

  it('that looked away goes on from what it has', () => {
    const { terminal, open, print } = setUp();
    const first = open(null);
    print('one ');
    terminal.detach();
    print('two ');
    const second = open(4);
    print('three');
    expect([first.text(), second.text()]).toEqual(['one ', 'two three']);
    expect(second.started()).toEqual({ type: 'start', offset: 4, history: 4, reset: null });
    expect(first.isClosed()).toBe(true);
  });

  it('that missed more than is kept starts anew', () => {
    const { terminal, open, print } = setUp(128 * 1024);
    open(null);
    print('gone\n');
    terminal.detach();
    for (let count = 0; count < 8; count++) print(`${'x'.repeat(64 * 1024)}\n`);
    const port = open(5);
    terminal.flush();
    expect(port.started()?.reset).toEqual({ modes: '' });
    expect(port.text()).not.toContain('gone');
    expect((port.started()?.offset ?? 0) + port.received()).toBe(5 + 8 * (64 * 1024 + 1));
  });

  it('takes the place of the one before, which is heard no more', () => {
    const { heard, open, print } = setUp();
    const first = open(null);
    const second = open(0);
    print('new');
    first.send({ type: 'input', text: 'old' });
    first.leave();
    second.send({ type: 'input', text: 'typed' });
    expect(heard).toEqual([{ type: 'input', text: 'typed' }]);
    expect([first.text(), second.text()]).toEqual(['', 'new']);
  });
});

describe('the source', () => {
  const much = 'x'.repeat(terminalWindowBytes + 1);

  it('rests for a window that does not keep up, and runs on once it is gone', () => {
    const { terminal, source, open, print } = setUp();
    const port = open(null);
    print(much);
    expect([source, terminal.isResting]).toEqual([['pause'], true]);
    port.leave();
    expect([source, terminal.isResting]).toEqual([['pause', 'resume'], false]);
    print(much);
    expect(source).toEqual(['pause', 'resume']);
  });

  it('rests while a window that came later is shown the history', () => {
    const { terminal, source, open, print } = setUp();
    print(much);
    const port = open(null);
    terminal.flush();
    expect(source).toEqual(['pause']);
    terminal.acknowledge(port.received());
    expect(source).toEqual(['pause', 'resume']);
  });
});
