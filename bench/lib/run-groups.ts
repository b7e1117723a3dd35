import type { Group, Measure } from './measure';
import { measureRow } from './report';
import type { Closable } from '#shared/lib/closable';

export interface Output {
  /** A row of the table. */
  print(line: string): void;
  /** What could not be measured, and why. */
  warn(line: string): void;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function runMeasure(
  name: string,
  measure: Measure<Closable>,
  rig: Closable,
  output: Output,
): Promise<number | null> {
  try {
    const figure = await measure.run(rig);
    if (!Number.isFinite(figure.value)) throw new Error('it came out as no number');
    output.print(measureRow(name, measure, figure));
    return figure.value;
  } catch (error) {
    output.warn(`${name} could not be measured: ${reason(error)}`);
    return null;
  }
}

/**
 * Runs a group's measures one after another.
 * @returns the figures by full name; a figure that could not be taken is absent
 */
export async function runGroup(
  groupName: string,
  group: Group,
  output: Output,
): Promise<Record<string, number>> {
  const names = group.measures.map((measure) => `${groupName}.${measure.name}`);
  let rig: Closable;
  try {
    rig = await group.open();
  } catch (error) {
    for (const name of names) output.warn(`${name} could not be measured: ${reason(error)}`);
    return {};
  }
  const figures: Record<string, number> = {};
  try {
    for (const [index, measure] of group.measures.entries()) {
      const name = names[index] ?? '';
      const value = await runMeasure(name, measure, rig, output);
      if (value !== null) figures[name] = value;
    }
  } finally {
    await rig.close();
  }
  return figures;
}
