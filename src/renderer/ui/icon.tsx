const paths = {
  search: 'M7.2 12.4a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4ZM11 11l3 3',
  server:
    'M3 2.8h10a1 1 0 0 1 1 1v2.4a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3.8a1 1 0 0 1 1-1ZM3 8.8h10a1 1 0 0 1 1 1v2.4a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V9.8a1 1 0 0 1 1-1ZM4.6 5h.01M4.6 11h.01',
  cube: 'M8 1.8 13.5 5v6L8 14.2 2.5 11V5L8 1.8ZM2.7 5 8 8.1 13.3 5M8 8.1V14',
  database:
    'M8 6.2c3 0 5.2-.9 5.2-2.1S11 2 8 2 2.8 2.9 2.8 4.1 5 6.2 8 6.2ZM2.8 4.1v7.8C2.8 13.1 5 14 8 14s5.2-.9 5.2-2.1V4.1M2.8 8C2.8 9.2 5 10.1 8 10.1S13.2 9.2 13.2 8',
  app: 'M2.5 2.5h4.3v4.3H2.5zM9.2 2.5h4.3v4.3H9.2zM2.5 9.2h4.3v4.3H2.5zM9.2 9.2h4.3v4.3H9.2z',
  desktop:
    'M3 2.5h10a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1ZM8 11v2.5M5.5 13.5h5',
  requests:
    'M2 8.8 3.7 3.3a1 1 0 0 1 1-.7h6.6a1 1 0 0 1 1 .7L14 8.8v3.6a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V8.8ZM2 8.8h3.5l1 1.8h3l1-1.8H14',
  terminal:
    'M3 2.5h10a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1ZM4.8 6l2 2-2 2M8.5 10.3h2.7',
  status: 'M1.8 8.3h2.7l1.9-5 3.2 9.4 1.9-4.4h2.7',
  shield: 'M8 1.8 13 3.7v4c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5v-4L8 1.8Z',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM8 1.6v1.9M8 12.5v1.9M1.6 8h1.9M12.5 8h1.9M3.5 3.5l1.3 1.3M11.2 11.2l1.3 1.3M12.5 3.5l-1.3 1.3M4.8 11.2l-1.3 1.3',
  plus: 'M8 3v10M3 8h10',
  check: 'm3 8.5 3.3 3.3L13 4.8',
  close: 'm4 4 8 8M12 4l-8 8',
  down: 'm4 6.2 4 4 4-4',
  right: 'm6.2 4 4 4-4 4',
  left: 'm9.8 4-4 4 4 4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.6',
  copy: 'M6.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1ZM10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2',
  user: 'M8 7.6a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.8 13.8c.5-2.5 2.6-4 5.2-4s4.7 1.5 5.2 4',
  warning: 'M8 2.2 14.5 13.5h-13L8 2.2ZM8 6.5v3.2M8 11.6h.01',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.4M8 5.2h.01',
  lock: 'M4 7.2h8a1 1 0 0 1 1 1v4.6a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8.2a1 1 0 0 1 1-1ZM5.2 7V4.9a2.8 2.8 0 0 1 5.6 0V7',
  leave: 'M6.5 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3M10.3 11.2 13.5 8l-3.2-3.2M13.3 8H6.3',
  refresh: 'M13.3 6.5A5.5 5.5 0 1 0 13.5 9M13.5 2.8v3.7H9.8',
  link: 'M6.7 9.3a2.7 2.7 0 0 0 3.8 0l2.3-2.3A2.7 2.7 0 0 0 9 3.2l-.7.7M9.3 6.7a2.7 2.7 0 0 0-3.8 0L3.2 9A2.7 2.7 0 0 0 7 12.8l.7-.7',
  play: 'M4.5 2.8 13 8l-8.5 5.2V2.8Z',
  eye: 'M1.6 8S4 3.5 8 3.5 14.4 8 14.4 8 12 12.5 8 12.5 1.6 8 1.6 8ZM8 9.9a1.9 1.9 0 1 0 0-3.8 1.9 1.9 0 0 0 0 3.8Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  send: 'M14 2 7.3 8.7M14 2 9.8 14 7.3 8.7 2 6.2 14 2Z',
  key: 'M5.5 13a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM7.5 8.2 13 2.7M11 4.7l1.7 1.7',
  pass: 'M2 5.2a1.5 1.5 0 0 1 1.5-1.5h9A1.5 1.5 0 0 1 14 5.2v1.3a1.5 1.5 0 0 0 0 3v1.3a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 10.8V9.5a1.5 1.5 0 0 0 0-3V5.2ZM9.8 4v1.2M9.8 7.4v1.2M9.8 10.8V12',
} as const;

export type IconName = keyof typeof paths;

/** A small drawing in the colour of the text around it. It says nothing to screen readers: the text does. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  const isDots = name === 'more';
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={isDots ? 2.2 : 1.35}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
