import { ok } from '#shared/lib/result';
import type { TerminalPort } from '../../../src/renderer/bridge/bridge';
import type { FakeWorld } from '../../helpers/fake-world-parts';
import { uuid } from '../../helpers/window-builders';

const encoder = new TextEncoder();

/** What a shell may show: colours, links, signs that are drawn as one, wide characters. */
const output = [
  '\x1b[1;32malice@iot\x1b[0m:\x1b[1;34m~/sensors\x1b[0m$ git log --oneline -4',
  '\x1b[33m4e93e0a\x1b[0m Let one clock serve what is done now and then',
  '\x1b[33mdce83c0\x1b[0m Begin to watch machines once the API answers',
  '\x1b[33m76af594\x1b[0m Ask in one place whether settings are replaced',
  '\x1b[33m60e3a96\x1b[0m Set up the tests of forwards in one place',
  '\x1b[1;32malice@iot\x1b[0m:\x1b[1;34m~/sensors\x1b[0m$ cat notes.md',
  'If a != b && c >= d then x -> y => z, else www.example.com is not it.',
  'See https://example.com/docs/sensors?page=2#calibration, or',
  '\x1b]8;;https://example.com/the-real-target\x1b\\this text\x1b]8;;\x1b\\ which leads elsewhere.',
  'Wide: 完了 ✓ 🎉 — and truecolour: ' +
    Array.from(
      { length: 36 },
      (_, at) => `\x1b[48;2;${255 - at * 7};${at * 7};${120 + at * 3}m \x1b[0m`,
    ).join(''),
  '\x1b[31merror\x1b[0m sensor 7 did not answer (error 110), sensor 9 did',
  '\x1b[1;32malice@iot\x1b[0m:\x1b[1;34m~/sensors\x1b[0m$ ',
].join('\r\n');

function shell(): TerminalPort {
  let listener: Parameters<TerminalPort['onMessage']>[0] = () => {};
  const write = (text: string) => listener({ type: 'data', bytes: encoder.encode(text) });
  return {
    send: (message) => message.type === 'input' && write(message.text.replaceAll('\r', '\r\n')),
    onMessage(next) {
      listener = next;
      write(output);
    },
    close: () => {},
  };
}

/** Two machines with a shell each, and what a person keeps at hand. */
export function openTerminals(world: FakeWorld): void {
  const { bridge } = world;
  bridge.commands['session.attach'] = ({ sessionId }) => {
    bridge.handPort(sessionId, shell());
    return ok({});
  };
  bridge.commands['clipboard.read'] = () =>
    ok({ text: 'sudo systemctl stop sensors\nrm -rf /var/lib/sensors/cache\n\u001b[31mdone\n' });
  const [profile] = world.state().profiles;
  for (const [number, name] of ['iot', 'this-computer'].entries())
    world.addSession({
      id: uuid(900 + number),
      profileId: profile?.id ?? '',
      resource: world.resources[number]?.id ?? '',
      ...{ name, login: 'alice', state: 'open', reason: '', exitCode: null },
    });
  const snippets = [
    { name: 'Disk use', text: 'df -h --output=target,pcent | sort -k2 -r | head', run: true },
    { name: 'Follow the log', text: 'journalctl -fu sensors', run: false },
  ];
  world.change({ settings: { ...world.state().settings, 'terminals.snippets': snippets } });
}
