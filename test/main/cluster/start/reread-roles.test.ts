import { afterEach, beforeEach, expect, it } from 'vitest';
import { rereadRoles } from '#main/cluster/start/reread-roles';
import { openLedgerRig, presetRoles, type LedgerRig } from '../../../helpers/cluster/ledger-rig';

let rig: LedgerRig;
beforeEach(async () => {
  rig = await openLedgerRig();
});
afterEach(() => rig.close());

it('enforces what an older version only kept the text of', async () => {
  const [access, ...others] = presetRoles();
  if (!access) throw new Error('no role');
  const { spec } = access.definition;
  const before = { ...spec, allow: { ...spec.allow, db_labels: {}, db_users: [] } };
  const older = { ...access, definition: { ...access.definition, spec: before } };
  await rig.put(...[older, ...others].map((role) => ({ type: 'role' as const, role })));
  await rereadRoles(rig.ledger);
  expect(rig.ledger.state.roles.get(access.name)).toEqual(access);
  const [event] = await rig.repository.listAudit({ before: null, limit: 1 });
  expect(event).toMatchObject({ type: 'role.reread', data: { name: access.name } });
});

it('leaves what says the same, and what cannot be read', async () => {
  const [access, auditor] = presetRoles();
  if (!access || !auditor) throw new Error('no roles');
  const broken = { ...auditor, source: 'kind: [' };
  await rig.put({ type: 'role', role: access }, { type: 'role', role: broken });
  await rereadRoles(rig.ledger);
  const [event] = await rig.repository.listAudit({ before: null, limit: 1 });
  expect(event).toMatchObject({ type: 'roles.read' });
  expect(rig.ledger.state.roles.get(access.name)).toEqual(access);
  expect(rig.ledger.state.roles.get(auditor.name)).toEqual(broken);
});

it('reads once, and not again at each start', async () => {
  await rig.put(...presetRoles().map((role) => ({ type: 'role' as const, role })));
  await rereadRoles(rig.ledger);
  const { auditHead } = rig.ledger.state;
  await rereadRoles(rig.ledger);
  expect(rig.ledger.state.auditHead).toEqual(auditHead);
});
