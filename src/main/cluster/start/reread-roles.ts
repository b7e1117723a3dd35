import type { Ledger } from '../audit/ledger';
import { readConfigFile } from '../policy/role-file';
import type { RoleRecord } from '../store/records';

/**
 * Reads the roles of an older store again from the text that was kept: what that version only accepted may be
 * enforced now. One that cannot be read any more stays as it is.
 */
export async function rereadRoles(ledger: Ledger): Promise<void> {
  await ledger.write((state) => {
    const changed = [...state.roles.values()].flatMap((role) => rereadRole(role) ?? []);
    return {
      writes: changed.map((role) => ({ type: 'role' as const, role })),
      audit: changed.map(({ name }) => ({ type: 'role.reread', actor: 'cluster', data: { name } })),
      ...(changed.length > 0 && {
        changes: [{ type: 'roles' as const, request: null, change: null, by: null }],
      }),
      result: undefined,
    };
  });
}

function rereadRole(role: RoleRecord): RoleRecord | null {
  const reading = readConfigFile(role.source, role.name);
  const [document] = reading.ok ? reading.file.documents : [];
  if (document?.kind !== 'role' || document.name !== role.name) return null;
  const same = JSON.stringify(document.role) === JSON.stringify(role.definition);
  return same ? null : { ...role, definition: document.role };
}
