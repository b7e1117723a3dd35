/** A recording, read back: whole lines only, as any player reads it. */
export interface DecodedCast {
  readonly header: Record<string, unknown>;
  readonly events: readonly (readonly [interval: number, code: string, data: string])[];
  /** Everything of one code, joined. */
  all(code: string): string;
}

/** Reads asciicast v3. @throws where a line is none */
export function decodeCast(text: string): DecodedCast {
  const [first = '', ...rest] = text.split('\n').slice(0, -1);
  const events = rest.map((line) => JSON.parse(line) as [number, string, string]);
  for (const event of events)
    if (event.length !== 3 || !(event[0] >= 0)) throw new Error(`No event: ${String(event)}`);
  return {
    header: JSON.parse(first) as Record<string, unknown>,
    events,
    all: (code) =>
      events
        .filter((event) => event[1] === code)
        .map(([, , data]) => data)
        .join(''),
  };
}
