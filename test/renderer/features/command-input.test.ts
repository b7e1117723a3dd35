import { expect, it } from 'vitest';
import {
  commandInput,
  isLoopback,
  noCommandEntries,
} from '../../../src/renderer/features/administration/command-input';

it('reads what a command is good for, and names the field that cannot be read', () => {
  const entries = { ...noCommandEntries, labels: 'env=test', namePattern: ' web-* ', uses: '3' };
  expect(commandInput({ ...entries, address: '[::1]:7443' })).toEqual({
    ok: true,
    value: {
      labels: { env: 'test' },
      namePattern: 'web-*',
      uses: 3,
      validFor: 900_000,
      address: '[::1]:7443',
    },
  });
  const bad = { labels: 'env', namePattern: 'web *', uses: '0', address: 'cluster' };
  for (const [field, value] of Object.entries(bad))
    expect(commandInput({ ...entries, [field]: value })).toMatchObject({ error: { field } });
});

it('knows addresses that only this computer reaches', () => {
  expect(['127.0.0.1:1', 'localhost:1', '[::1]:1'].every(isLoopback)).toBe(true);
  expect(['10.0.0.1:1', 'cluster:1', '[fe80::1]:1'].some(isLoopback)).toBe(false);
});
