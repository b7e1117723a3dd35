import { defineConfig } from '@playwright/test';

// Run through scripts/test-make.mjs, which makes what is tested.
export default defineConfig({
  testDir: 'test/make',
  globalSetup: './test/helpers/app/take-usual-ports.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 600_000,
  expect: { timeout: 30_000 },
});
