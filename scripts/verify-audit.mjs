#!/usr/bin/env node
// npm run verify-audit -- FILE [--head HEADFILE]: checks an exported audit log without any cluster. HEADFILE is an end
// of the log that was kept before: what audit.head answers, or an earlier export. Ends with 1 when something is wrong.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readHead } from './audit/read-export.mjs';
import { verifyExport } from './audit/verify-export.mjs';
import { runScript, Stop } from './lib/terminal.mjs';

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { head: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new Stop('Use: npm run verify-audit -- FILE [--head HEADFILE]');
  for (const path of [file, values.head])
    if (path !== undefined && !existsSync(path)) throw new Stop(`There is no file ${path}.`);
  const kept = values.head === undefined ? null : await readHead(values.head);
  const { checked, complete, bad, trouble } = await verifyExport(file, kept);
  if (bad) {
    const when = bad.at === null ? '' : ` (${new Date(bad.at).toISOString()})`;
    console.log(`Event ${bad.sequence}${when} ${bad.what}.`);
  }
  if (trouble !== '') console.log(trouble);
  if (bad || trouble !== '') {
    console.log('The log was tampered with, or belongs to another cluster.');
    return 1;
  }
  console.log(
    complete
      ? `The log is whole: ${checked} events follow from each other without a gap.`
      : `The file holds ${checked} events that a search found. None was changed; whether others were left out, only a whole log shows.`,
  );
  if (kept) {
    const id = createHash('sha256').update(Buffer.from(kept.publicKey, 'base64')).digest('hex');
    console.log(`It agrees with the end that was kept (event ${kept.head.sequence}, key ${id}).`);
  } else
    console.log('No kept end was given: whoever holds the key could have written it all anew.');
  return 0;
});
