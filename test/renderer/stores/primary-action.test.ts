import { expect, it } from 'vitest';
import type { ResourceRow } from '#shared/model/search';
import { primaryAction } from '../../../src/renderer/stores/primary-action';
import { aResource, aRow, uuid } from '../../helpers/window-builders';

const database = aResource(1, { kind: 'db' });

it.each<[string, Partial<ResourceRow>, string]>([
  [
    'connects with what one has',
    { state: 'available', available: { login: ['alice'] } },
    'connect',
  ],
  [
    'connects although more is being asked for',
    { state: 'pending', available: { login: ['alice'] }, requests: [uuid(1)] },
    'connect',
  ],
  ['shows the pending request', { state: 'pending', requests: [uuid(1)] }, 'open-request'],
  ['shows the approved request', { state: 'granted', requests: [uuid(1)] }, 'open-request'],
  ['requests the rest', { state: 'requestable' }, 'request'],
  [
    'offers no terminal on a desktop, whose logins are no SSH logins',
    {
      resource: aResource(2, { kind: 'windows_desktop' }),
      state: 'available',
      available: { login: ['alice'] },
      requestable: {},
    },
    'none',
  ],
  ['requests an app, where there is nothing to choose', { requestable: {} }, 'request'],
  [
    'offers no terminal on a database',
    { resource: database, state: 'available', available: { db_user: ['app'] }, requestable: {} },
    'none',
  ],
])('%s', (_what, part, type) => {
  expect(primaryAction(aRow(1, part)).type).toBe(type);
});
