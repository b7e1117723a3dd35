import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/tour',
  workers: 1,
  reporter: [['./test/tour/quiet-reporter.ts']],
});
