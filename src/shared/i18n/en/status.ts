export const status = {
  'status.exportKey.done':
    'The key is <code>{path}</code>, its certificate beside it. It holds until {until}. <code>{fingerprint}</code>',
  'status.exportKey.offer': 'For a tool that knows neither an agent nor an ssh config.',
} as const;
