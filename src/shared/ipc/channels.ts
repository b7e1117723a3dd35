/** The channels between the window and main. On their own, so that the preload script bundles no schemas. */
export const ipcChannels = {
  invoke: 'daypass:invoke',
  push: 'daypass:push',
  drop: 'daypass:drop',
  terminalPort: 'daypass:terminal-port',
} as const;
