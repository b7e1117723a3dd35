import { z } from 'zod';

export interface UserIdentity {
  /** The immutable user id. */
  readonly userId: string;
  /** The sign-in session. */
  readonly sessionId: string;
}

// Exactly one spelling: lower case, as randomUUID writes ids.
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const identityPattern = new RegExp(`^daypass://user/(${uuid})/session/(${uuid})$`);

/** The name that the API server's certificate always has, whatever its address; clients use it as servername. */
export function internalServerName(clusterId: string): string {
  return `${z.uuid().parse(clusterId).toLowerCase()}.daypass.internal`;
}

/** `daypass://user/<user id>/session/<session id>`, the one name in a user's X.509 certificate. */
export function userIdentityUri(identity: UserIdentity): string {
  const uri = `daypass://user/${identity.userId}/session/${identity.sessionId}`;
  if (!identityPattern.test(uri)) throw new TypeError('A user or session id is not a UUID');
  return uri;
}

/** Reads what {@link userIdentityUri} writes; `null` for anything else. */
export function parseUserIdentityUri(uri: string): UserIdentity | null {
  const [, userId, sessionId] = identityPattern.exec(uri) ?? [];
  return userId === undefined || sessionId === undefined ? null : { userId, sessionId };
}
