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
  { readonly type: 'shell' } | { readonly type: 'exec'; readonly command: string };

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
}

const allowedVariable = /^(?:LANG|LC_[A-Z]+|TERM)$/;
/** What names of locales and terminals are made of; `/` would let a locale be read from any folder. */
const allowedValue = /^[A-Za-z0-9_.@+-]*$/;
const maxVariables = 32;
const maxValueLength = 256;

/** Whether a variable may be passed on: the language and the terminal, nothing that changes what programs do. */
export function variableAllowed(
  environment: Readonly<Record<string, string>>,
  name: string,
  value: string,
): boolean {
  return (
    allowedVariable.test(name) &&
    value.length <= maxValueLength &&
    allowedValue.test(value) &&
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

/** What is run, in a few words for the audit log: `shell`, or the start of the command. */
export function describeProgram(program: Program): string {
  return program.type === 'shell' ? 'shell' : `exec ${plainText(program.command)}`;
}

/**
 * Opens the session on a node that a caller asked for. `opened` runs in the same turn in which the node's answer is
 * read: its output and its end may follow in the same packet, and are lost on whoever listens later.
 */
export function openSession(
  node: Client,
  request: SessionRequest,
  opened: (error: Error | undefined, channel: ClientChannel) => void,
): void {
  const { program, terminal } = request;
  const env = { ...request.environment };
  const pty = terminal === null ? null : ptyOptions(terminal);
  if (program.type === 'shell') node.shell(pty ?? false, { env }, opened);
  else node.exec(program.command, pty === null ? { env } : { env, pty }, opened);
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
