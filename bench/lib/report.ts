import { holds, type Figure, type Goal, type Measure } from './measure';

const columns = [44, 10, 10, 8];

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => cell.padEnd(columns[index] ?? 0)).join(' ');
}

function goalText(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}

/** Four significant digits, without trailing zeros. */
export function figureText(value: number): string {
  return String(Number(value.toPrecision(4)));
}

export function headingRow(): string {
  return row(['measure', 'figure', 'goal', 'holds', 'peer, in the same run']);
}

export function measureRow(
  name: string,
  measure: Pick<Measure<never>, 'goal' | 'about'>,
  figure: Figure,
): string {
  const held = holds(measure.goal, figure.value) ? 'yes' : 'NO';
  const peer = `${figure.peer} (${measure.about})`;
  return row([name, figureText(figure.value), goalText(measure.goal), held, peer]);
}
