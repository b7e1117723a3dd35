import { plainText } from '#shared/lib/plain-text';
import type {
  Client,
  ClientChannel,
  PseudoTtyInfo,
  PseudoTtyOptions,
  WindowChangeInfo,
} from 'ssh2';

/** What a caller asks a session to run. */
export type Program =
  | { readonly type: 'shell' }
  | { readonly type: 'exec'; readonly command: string }
  | { readonly type: 'subsystem'; readonly name: string };

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

export interface Terminal extends TerminalSize {
  readonly term: string;
  /** Encoded as in RFC 4254, section 8, and passed on as they came. */
  readonly modes: Buffer;
}

export interface SessionRequest {
  readonly program: Program;
  readonly terminal: Terminal | null;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the caller's SSH agent is forwarded. */
  readonly agent: boolean;
}

/** What names of locales and terminals are made of; `/` would let a locale be read from any folder. */
const plainValue = /^[A-Za-z0-9_.@+-]*$/;
/** The variables that are passed on: language, terminal and colours, and the version of git's protocol. */
const allowedVariables: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^(?:LANG|LC_[A-Z]+|TERM|COLORTERM|NO_COLOR|TERM_PROGRAM|TERM_PROGRAM_VERSION)$/, plainValue],
  [/^LANGUAGE$/, /^[A-Za-z0-9_.@:-]*$/],
  [/^GIT_PROTOCOL$/, /^version=[0-9](?::version=[0-9])*$/],
];
/** What ssh2's client says when a node does not forward agents. */
const noAgent = 'Unable to request agent forwarding';
const maxVariables = 32;
const maxValueLength = 256;

/** Whether a variable may be passed on: the language and the terminal, nothing that changes what programs do. */
export function variableAllowed(
  environment: Readonly<Record<string, string>>,
  name: string,
  value: string,
): boolean {
  return (
    value.length <= maxValueLength &&
    allowedVariables.some((allowed) => allowed[0].test(name) && allowed[1].test(value)) &&
    Object.keys(environment).length < maxVariables
  );
}

/** The terminal that a `pty-req` describes, with a size that a terminal can have. */
export function readTerminal(info: PseudoTtyInfo, modes: Buffer): Terminal {
  const { term } = info as PseudoTtyInfo & { readonly term?: unknown };
  const known = typeof term === 'string' && /^[A-Za-z0-9._+-]{1,64}$/.test(term);
  return { term: known ? term : 'xterm', ...readSize(info), modes };
}

/** A size as SSH carries it; 0 stands for "not known" there. */
export function readSize(info: WindowChangeInfo): TerminalSize {
  return {
    columns: between(1, info.cols, 2_000),
    rows: between(1, info.rows, 2_000),
    widthPixels: between(0, info.width, 65_535),
    heightPixels: between(0, info.height, 65_535),
  };
}

/** What is run, in a few words for the audit log: `shell`, the start of the command, or `subsystem sftp`. */
export function describeProgram(program: Program): string {
  if (program.type === 'shell') return 'shell';
  if (program.type === 'exec') return `exec ${plainText(program.command)}`;
  return `subsystem ${program.name}`;
}

/**
 * Opens the session on a node that a caller asked for. `opened` runs in the same turn in which the node's answer is
 * read: its output and its end may follow in the same packet, and are lost on whoever listens later.
 *
 * @param agentRefused runs when the node forwards no agents; the session is then opened without
 */
export function openSession(
  node: Client,
  request: SessionRequest,
  opened: (error: Error | undefined, channel: ClientChannel) => void,
  agentRefused: () => void = () => undefined,
): void {
  const { program, terminal, agent: agentForward } = request;
  const answered: typeof opened = (error, channel) => {
    // As with OpenSSH's own server: a node that forwards no agents runs the program without.
    if (error?.message !== noAgent) return opened(error, channel);
    agentRefused();
    openSession(node, { ...request, agent: false }, opened);
  };
  const options = { env: { ...request.environment }, agentForward };
  const pty = terminal === null ? null : ptyOptions(terminal);
  if (program.type === 'subsystem') node.subsys(program.name, answered);
  else if (program.type === 'shell') node.shell(pty ?? false, options, answered);
  else node.exec(program.command, pty === null ? options : { ...options, pty }, answered);
}

function ptyOptions(terminal: Terminal): PseudoTtyOptions {
  return {
    term: terminal.term,
    cols: terminal.columns,
    rows: terminal.rows,
    width: terminal.widthPixels,
    height: terminal.heightPixels,
    // ssh2 passes encoded modes on as they are, which its types do not know.
    modes: terminal.modes as unknown as NonNullable<PseudoTtyOptions['modes']>,
  };
}

function between(least: number, value: number, most: number): number {
  return Math.min(Math.max(Math.trunc(value) || 0, least), most);
}
