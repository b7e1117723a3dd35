#!/usr/bin/env node
// Builds what Electron runs (.vite/build and .vite/renderer), unless nothing changed since the last time.
import { rmSync } from 'node:fs';
import { build } from 'vite';
import { isCurrent, remember } from './lib/build-state.mjs';

const configs = ['vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts'];

if (isCurrent() && !process.argv.includes('--force')) {
  console.log('The build is up to date.');
} else {
  const started = Date.now();
  rmSync('.vite/build', { recursive: true, force: true });
  for (const configFile of configs) await build({ configFile, logLevel: 'warn' });
  remember();
  console.log(`Built the app in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}
