import { defineConfig } from '@playwright/test';

// Run through scripts/test.mjs, which installs and builds what the tests start.
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/helpers/app/take-usual-ports.ts',
  outputDir: 'test-results',
  // One after another: each test owns a display and two processes full of cryptography.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { trace: 'retain-on-failure' },
});
