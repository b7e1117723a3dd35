import { defaultAccessSettings } from '#shared/model/access-settings';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { administrationProcedures } from '#main/cluster/api/procedures/administration';
import { controlProcedures } from '#main/cluster/api/procedures/control';
import { configurationProcedures } from '#main/cluster/api/procedures/configuration';
import { signInProcedures } from '#main/cluster/api/procedures/sign-in';
import type { Backend } from '#main/cluster/backend';
import { createInvites } from '#main/cluster/identity/invites';
import { publicKeyBlob, formatKeyLine } from '#main/ssh/public-key';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  openLedgerRig,
  presetRoles,
  sessionRecord,
  userRecord,
  type LedgerRig,
} from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
const dana = userRecord('dana', { roles: ['editor'] });
const session = sessionRecord(dana);
const context = { caller: { user: dana, session }, address: '127.0.0.1', reached: '127.0.0.1:1' };
const hostKey = formatKeyLine(publicKeyBlob(generateKeyPairSync('ed25519').privateKey));

beforeEach(async () => {
  rig = await openLedgerRig();
  await rig.put(
    ...presetRoles().map((role) => ({ type: 'role' as const, role })),
    { type: 'user', user: dana },
    { type: 'session', session },
  );
});
afterEach(() => rig.close());

function procedures() {
  const { ledger } = rig;
  const backend = {
    ledger,
    cluster: { id: '', name: 'test', demo: false },
    invites: createInvites({ ledger, now: () => rig.clock.now }),
  } as unknown as Backend;
  return {
    ...administrationProcedures(backend),
    ...configurationProcedures(backend),
    ...controlProcedures(backend),
    ...signInProcedures(backend),
  };
}

type Call = (all: ReturnType<typeof procedures>) => Promise<unknown>;
const calls: [string, Call][] = [
  [
    'nodes.enrol',
    (all) => {
      const address = { host: '127.0.0.1', port: 22 };
      const input = { name: 'web', address, hostKey, labels: {}, description: '' };
      return all['nodes.enrol'](input, context);
    },
  ],
  [
    'nodes.makeJoinToken',
    (all) => {
      const input = { labels: {}, namePattern: null, uses: 1, validFor: 60_000, address: null };
      return all['nodes.makeJoinToken'](input, context);
    },
  ],
  ['nodes.revokeJoinToken', (all) => all['nodes.revokeJoinToken']({ id: randomUUID() }, context)],
  [
    'nodes.confirmHostKey',
    (all) => all['nodes.confirmHostKey']({ id: '/test/node/x', fingerprint: '' }, context),
  ],
  [
    'config.apply',
    (all) =>
      all['config.apply'](
        { yaml: 'kind: user\nmetadata: {name: eve}\nspec: {roles: [editor]}\n', fileName: 'x' },
        context,
      ),
  ],
  [
    'config.delete',
    (all) => all['config.delete']({ kind: 'role', name: 'auditor', version: 1 }, context),
  ],
  [
    'locks.create',
    (all) =>
      all['locks.create'](
        { on: { kind: 'user', name: 'dana' }, message: '', lasts: null },
        context,
      ),
  ],
  ['locks.delete', (all) => all['locks.delete']({ id: session.id }, context)],
  [
    'settings.put',
    (all) => all['settings.put']({ settings: defaultAccessSettings, version: 0 }, context),
  ],
  [
    'invite.create',
    (all) => all['invite.create']({ user: 'eve', roles: ['editor'], logins: [] }, context),
  ],
];

it.each(calls)(
  '%s is refused when the right went while it waited its turn',
  async (_name, call) => {
    const taken = rig.put({ type: 'user', user: { ...dana, roles: [] } });
    const late = call(procedures());
    await taken;
    await expect(late).rejects.toMatchObject({ code: 'not_allowed' });
  },
);

it.each(calls)('%s is refused when the session ended while it waited', async (_name, call) => {
  const ended = rig.put({ type: 'session', session: { ...session, ended: 2 } });
  const late = call(procedures());
  await ended;
  await expect(late).rejects.toMatchObject({ code: 'not_signed_in' });
});
