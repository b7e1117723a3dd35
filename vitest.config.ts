import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { memoryFolder } from './scripts/test/memory-folder.mjs';

const inMemory = memoryFolder();
const env: Readonly<Record<string, string>> = inMemory === null ? {} : { TMPDIR: inMemory };

const shared = {
  ...{ environment: 'node', restoreMocks: true, unstubEnvs: true },
  // Vitest would leave one processor to itself, which is half of a small computer.
  maxWorkers: availableParallelism(),
  env,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            'test/shared/**/*.test.{ts,tsx}',
            'test/main/**/*.test.{ts,tsx}',
            'test/renderer/**/*.test.{ts,tsx}',
            'test/{scripts,bench}/**/*.test.ts',
          ],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        // The properties of the policy, of certificates and of the life of requests, and the fuzzing, with twenty times as many cases.
        test: {
          ...shared,
          name: 'long',
          include: [
            'test/main/cluster/policy/oracle/*.property.test.ts',
            'test/main/cluster/authority/*.property.test.ts',
            'test/integration/gateway-fuzz.test.ts',
            'test/main/cluster/access/*.model.test.ts',
          ],
          env: { ...env, DAYPASS_LONG: '1' },
          testTimeout: 1_800_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
