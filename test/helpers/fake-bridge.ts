// The stores load it when somebody is signed in: here it is there already, so that no test ends before it has come.
import '../../src/renderer/stores/resource-index/resource-index';
import type { ApiError } from '#shared/api/errors';
import type { AppState } from '#shared/ipc/app-state';
import type { ApiInput, ApiOutput, WindowApiName } from '#shared/api/contract';
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  PushName,
  PushPayload,
} from '#shared/ipc/contract';
import { ok, type Result } from '#shared/lib/result';
import type { TerminalFromWindow, TerminalToWindow } from '#shared/ipc/terminal';
import type { Bridge, TerminalPort } from '../../src/renderer/bridge/bridge';

type Answer<Value> = Result<Value, ApiError> | Promise<Result<Value, ApiError>>;
export type FakeCommands = {
  [Name in CommandName]?: (input: CommandInput<Name>) => Answer<CommandOutput<Name>>;
};
export type FakeApi = {
  [Name in WindowApiName]?: (input: ApiInput<Name>, profileId: string) => Answer<ApiOutput<Name>>;
};

export interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** A bridge in memory: answers as told, records what it was asked, and pushes on demand. */
export interface FakeBridge extends Bridge {
  readonly calls: readonly Call[];
  readonly apiCalls: readonly Call[];
  readonly commands: FakeCommands;
  readonly api: FakeApi;
  push<Name extends PushName>(name: Name, payload: PushPayload<Name>): void;
  handPort(sessionId: string, port: TerminalPort): void;
}

export function createFakeBridge(
  given: {
    readonly state?: AppState;
    readonly commands?: FakeCommands;
    readonly api?: FakeApi;
  } = {},
): FakeBridge {
  const calls: Call[] = [];
  const apiCalls: Call[] = [];
  const listeners = new Map<PushName, Set<(payload: never) => void>>();
  const portListeners = new Set<(sessionId: string, port: TerminalPort) => void>();
  const api: FakeApi = { ...given.api };
  const commands: FakeCommands = {
    'app.state': () => {
      if (!given.state) throw new Error('This fake has no state');
      return ok(given.state);
    },
    'workspace.load': () => ok({ workspace: null, isNewRun: true }),
    'kept.read': () => ok({ cart: null, pins: [] }),
    ...given.commands,
  };

  async function callApi(input: CommandInput<'api.call'>): Promise<Result<unknown, ApiError>> {
    apiCalls.push({ name: input.name, input: input.input });
    const handler = api[input.name];
    if (!handler) throw new Error(`This fake does not answer ${input.name}`);
    return handler(input.input as never, input.profileId);
  }

  return {
    calls,
    apiCalls,
    commands,
    api,
    async invoke(name, input) {
      calls.push({ name, input });
      const handler = commands[name] as ((input: unknown) => Answer<never>) | undefined;
      if (handler) return handler(input);
      if (name === 'api.call')
        return callApi(input as CommandInput<'api.call'>) as Promise<Result<never, ApiError>>;
      return ok({}) as Result<never, ApiError>;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    drop: async (files) =>
      files.map((_file, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
    onTerminalPort(listener) {
      portListeners.add(listener);
      return () => portListeners.delete(listener);
    },
    push(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    handPort(sessionId, port) {
      for (const listener of portListeners) listener(sessionId, port);
    },
  };
}

/** The window's end of a terminal port whose other end is a test. */
export interface FakePort extends TerminalPort {
  readonly sent: readonly TerminalFromWindow[];
  readonly closed: () => boolean;
  receive(message: TerminalToWindow): void;
}

export function createFakePort(): FakePort {
  const sent: TerminalFromWindow[] = [];
  const early: TerminalToWindow[] = [];
  let listener: ((message: TerminalToWindow) => void) | null = null;
  let isClosed = false;
  return {
    sent,
    closed: () => isClosed,
    send: (message) => void sent.push(message),
    onMessage(next) {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
    close: () => {
      isClosed = true;
    },
    receive(message) {
      if (listener) listener(message);
      else early.push(message);
    },
  };
}
