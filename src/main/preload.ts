import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { ipcChannels } from '#shared/ipc/channels';
import type { PushName, PushPayload, WindowBridge } from '#shared/ipc/contract';
import type { TerminalPortMessage } from '#shared/ipc/terminal';

type Listener = (payload: never) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(ipcChannels.push, (_event, name: string, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

// A MessagePort cannot cross the context bridge; only a posted message carries it into the page.
ipcRenderer.on(ipcChannels.terminalPort, (event, sessionId: string) => {
  const message: TerminalPortMessage = { channel: ipcChannels.terminalPort, sessionId };
  window.postMessage(message, '*', event.ports);
});

const bridge: WindowBridge = {
  invoke: (name, input) => ipcRenderer.invoke(ipcChannels.invoke, name, input),
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void) {
    const group = listeners.get(name) ?? new Set();
    listeners.set(name, group.add(listener as Listener));
    return () => void group.delete(listener as Listener);
  },
  drop: (files) => {
    // Files that a page made itself have no path.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke(ipcChannels.drop, paths);
  },
};

contextBridge.exposeInMainWorld('daypass', bridge);
