import type { SessionPermissionName, SessionPermissions } from '#shared/model/session-permissions';
import { isFileCopy } from './file-copy';
import type { SessionRequest } from './session-request';

/** Why a session may not run, or go on: what it needs is not allowed. `null` when it may. */
export function whyNotSession(
  { program, terminal }: Pick<SessionRequest, 'program' | 'terminal'>,
  permissions: SessionPermissions,
): string | null {
  const needs: readonly SessionPermissionName[] = [
    ...(terminal === null ? [] : (['pty'] as const)),
    ...(isFileCopy(program) ? (['fileCopy'] as const) : []),
  ];
  for (const need of needs) {
    const permission = permissions[need];
    if (!permission.allowed) return permission.reason;
  }
  return null;
}
