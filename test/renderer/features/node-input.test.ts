import { describe, expect, it } from 'vitest';
import {
  nodeInput,
  noEntries,
  parseLabels,
} from '../../../src/renderer/features/administration/node-input';

describe('labels as people type them', () => {
  it.each([
    ['', {}],
    ['env=test', { env: 'test' }],
    [' env = test , team=web\nteam=ops', { env: 'test', team: 'ops' }],
    ['url=http://a?b=c', { url: 'http://a?b=c' }],
  ])('%j', (text, labels) => {
    expect(parseLabels(text)).toEqual({ ok: true, value: labels });
  });

  it.each(['env', '=test', 'env=test, oops'])('%j is refused with how to write it', (text) => {
    const parsed = parseLabels(text);
    expect(parsed.ok ? '' : parsed.error).toContain('Write name=value.');
  });
});

describe('a server to enrol', () => {
  it('is read from the form', () => {
    const entries = { ...noEntries, name: ' web-1 ', host: '10.0.0.7', labels: 'env=test' };
    expect(nodeInput(entries)).toEqual({
      ok: true,
      value: {
        name: 'web-1',
        address: { host: '10.0.0.7', port: 22 },
        hostKey: '',
        labels: { env: 'test' },
        description: '',
      },
    });
  });

  it.each(['', '0', '65536', '22.5', 'ssh'])('is refused with the port %j', (port) => {
    expect(nodeInput({ ...noEntries, port })).toMatchObject({
      ok: false,
      error: { field: 'port' },
    });
  });
});
