import type { TerminalPort } from '../bridge/bridge';
import { createTerminalLink, type TerminalLink } from './terminal-link';
import type { TerminalTab } from './terminal-tabs';

/** Keeps a link for every tab, and hands each port to the link of its session whichever comes first. */
export function createTerminalLinks() {
  const links = new Map<string, TerminalLink>();
  const ports = new Map<string, TerminalPort>();
  return {
    get: (tabId: string | null) => (tabId === null ? undefined : links.get(tabId)),
    all: (): readonly TerminalLink[] => [...links.values()],
    arrived: (sessionId: string, port: TerminalPort) => void ports.set(sessionId, port),
    settle(tabs: readonly TerminalTab[]) {
      const ids = new Set(tabs.map((tab) => tab.id));
      for (const [id, link] of links)
        if (!ids.has(id)) {
          link.close();
          links.delete(id);
        }
      for (const { id } of tabs) {
        const link = links.get(id) ?? createTerminalLink();
        links.set(id, link);
        const port = ports.get(id);
        if (port) link.connect(port);
        ports.delete(id);
      }
    },
  };
}
