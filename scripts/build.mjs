#!/usr/bin/env node
// Builds what Electron runs (.vite/build and .vite/renderer), unless nothing changed since the last time.
import { rmSync } from 'node:fs';
import { build } from 'vite';
import { isCurrent, remember } from './lib/build-state.mjs';
import { bundles } from './lib/bundles.mjs';
import { runScript } from './lib/terminal.mjs';

async function buildAll() {
  rmSync('.vite/build', { recursive: true, force: true });
  for (const [name, source] of Object.entries(bundles)) {
    await build({
      configFile: 'vite.main.config.ts',
      logLevel: 'warn',
      build: { rolldownOptions: { input: { [name]: source } } },
    });
  }
  await build({ configFile: 'vite.renderer.config.ts', logLevel: 'warn' });
}

await runScript(async () => {
  if (isCurrent() && !process.argv.includes('--force')) {
    console.log('The build is up to date.');
    return;
  }
  const started = Date.now();
  await buildAll();
  remember();
  console.log(`Built the app in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
});
