import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { onlyMeasures, type Group } from './lib/measure';
import { headingRow } from './lib/report';
import { runGroup } from './lib/run-groups';

const files = import.meta.glob<Group>(['./*.ts', '!./run.ts'], { import: 'group' });
const groups = new Map(
  Object.entries(files).map(([file, load]) => [file.slice('./'.length, -'.ts'.length), load]),
);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, only: { type: 'string', multiple: true } },
  });
  const unknown = positionals.filter((name) => !groups.has(name));
  if (unknown.length > 0) {
    console.error(
      `There is no group ${unknown.join(', ')}; there are ${[...groups.keys()].join(', ')}.`,
    );
    return 1;
  }
  const output = { print: console.log, warn: console.error };
  const figures: Record<string, number> = {};
  console.log(headingRow());
  for (const name of positionals.length > 0 ? positionals : groups.keys()) {
    const group = await groups.get(name)?.();
    if (!group) continue;
    const asked = values.only ? onlyMeasures(group, values.only) : group;
    Object.assign(figures, await runGroup(name, asked, output));
  }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  return 0;
}

// Leaves at once: a peer's connection that lingers must not keep the benchmark running.
process.exit(await main());
