#!/usr/bin/env node
// npm run tour [-- --keep]: the real app on a virtual screen, driven through the whole story. Fails unless all of
// it was seen; pictures land in out/tour/. With --keep the cluster stays up until Ctrl-C.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareApp } from './lib/prepare.mjs';
import { exitCodeOf } from './lib/run.mjs';
import { runScript } from './lib/terminal.mjs';

chdir(fileURLToPath(new URL('..', import.meta.url)));
const pictures = 'out/tour';

await runScript(async () => {
  const env = await prepareApp(['window', 'noDisplay']);
  const keep = process.argv.includes('--keep');
  if (keep) env['DAYPASS_TOUR_KEEP'] = '1';
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => (interrupted = true));
  rmSync(pictures, { recursive: true, force: true });
  console.log('\nThe tour: the real app on a virtual screen.\n');
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'playwright.tour.config.ts'];
  const code = await exitCodeOf(process.execPath, args, { env, takesLeave: true });
  if (existsSync(pictures)) {
    console.log('\nPictures:');
    for (const name of readdirSync(pictures).toSorted()) console.log(`  ${pictures}/${name}`);
  }
  // With --keep, an interrupt is how it is ended.
  if (interrupted) return keep ? 0 : code;
  console.log(code === 0 ? '\nThe tour saw everything it should.' : '\nThe tour failed.');
  return code;
});
