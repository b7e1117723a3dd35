import type { Ledger } from '../audit/ledger';
import { readConfigFile } from '../policy/role-file';
import type { RoleRecord } from '../store/records';

/** Raised whenever role files come to mean more than they did; kept in the store beside the roles. */
const reading = 1;
const setting = 'roleReading';

/**
 * Reads the roles of an older store again from the text that was kept: what that version only accepted may be
 * enforced now. One that cannot be read any more stays as it is. Done once for each {@link reading}.
 */
export async function rereadRoles(ledger: Ledger): Promise<void> {
  if (ledger.state.settings.get(setting) === reading) return;
  await ledger.write((state) => {
    const changed = [...state.roles.values()].flatMap((role) => rereadRole(role) ?? []);
    return {
      writes: [
        ...changed.map((role) => ({ type: 'role' as const, role })),
        { type: 'setting' as const, key: setting, value: reading },
      ],
      audit: [
        { type: 'roles.read', actor: 'cluster', data: { reading } },
        ...changed.map(({ name }) => ({ type: 'role.reread', actor: 'cluster', data: { name } })),
      ],
      ...(changed.length > 0 && {
        changes: [{ type: 'roles' as const, request: null, change: null, by: null }],
      }),
      result: undefined,
    };
  });
}

function rereadRole(role: RoleRecord): RoleRecord | null {
  const read = readConfigFile(role.source, role.name);
  const [document] = read.ok ? read.file.documents : [];
  if (document?.kind !== 'role' || document.name !== role.name) return null;
  const same = JSON.stringify(document.role) === JSON.stringify(role.definition);
  return same ? null : { ...role, definition: document.role };
}
