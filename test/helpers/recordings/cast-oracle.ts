/** What happens in a terminal, in order. */
export type Step =
  | { readonly type: 'output' | 'input'; readonly bytes: Uint8Array }
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly type: 'marker'; readonly label: string }
  | { readonly type: 'wait'; readonly ms: number };

/** Makes asciicast v3 of it the simplest way, of events that are short; ends with the exit status. */
export function castOf(header: object, steps: readonly Step[], status: number | null): string {
  const lines = [JSON.stringify(header)];
  const decoder = () => new TextDecoder('utf-8', { ignoreBOM: true });
  const [output, input] = [decoder(), decoder()];
  let waited = 0;
  const add = (code: string, data: string): void => {
    lines.push(`[${(waited / 1_000).toFixed(3)},"${code}",${JSON.stringify(data)}]`);
    waited = 0;
  };
  const shown = (code: 'o' | 'i', text: string): void => {
    if (text !== '') add(code, text);
  };
  for (const step of steps) {
    if (step.type === 'wait') waited += step.ms;
    else if (step.type === 'resize') add('r', `${step.columns}x${step.rows}`);
    else if (step.type === 'marker') add('m', step.label);
    else if (step.type === 'output') shown('o', output.decode(step.bytes, { stream: true }));
    else shown('i', input.decode(step.bytes, { stream: true }));
  }
  shown('o', output.decode());
  shown('i', input.decode());
  if (status !== null) add('x', String(status));
  return `${lines.join('\n')}\n`;
}
