import type { CertificateGrant } from '#shared/model/access-scope';
import type { TraceStep } from '#shared/model/decision';
import type { GrantState } from './connection-input';
import type { GrantInput } from './grant';
import { deny } from './trace';

/** How the request behind a grant ended; `null` while it stands. */
export function endOfGrant(
  input: Pick<GrantInput, 'user' | 'request' | 'requestLocked' | 'now'>,
  grant: CertificateGrant,
): TraceStep | null {
  return requestStep(input, grant, input.request(grant.request));
}

/** What is wrong with the request behind a grant, if anything. */
export function requestStep(
  { user, now, requestLocked }: Pick<GrantInput, 'user' | 'now' | 'requestLocked'>,
  grant: CertificateGrant,
  request: GrantState | undefined,
): TraceStep | null {
  const name = shortId(grant.request);
  if (!request)
    return deny('grant.gone', null, `Request ${name} no longer exists. Drop it and ask again`);
  if (request.requester !== user.id)
    return deny('grant.not_yours', null, `Request ${name} is not yours`);
  if (request.state !== 'APPROVED')
    return deny('grant.not_approved', null, `Request ${name} ${endOf(request)}`);
  if (request.startAt !== null && now < request.startAt)
    return deny('grant.not_yet', null, `Request ${name} starts later`);
  if (request.accessUntil === null || now >= request.accessUntil)
    return deny(
      'grant.expired',
      null,
      `Request ${name} has run out. Ask again if you still need it`,
    );
  const locked = requestLocked(grant.request);
  return locked === null ? null : deny('grant.locked', null, locked);
}

function endOf({ state, resolution }: GrantState): string {
  if (state !== 'REVOKED') return ended[state];
  const why = resolution.replace(/\s+/g, ' ').trim().replace(/\.+$/, '');
  return `${ended.REVOKED}${why === '' ? '' : `: ${why}`}. Ask again if you still need it`;
}

const ended: Readonly<Record<GrantState['state'], string>> = {
  PENDING: 'still waits for approval',
  APPROVED: 'is approved',
  DENIED: 'was denied',
  EXPIRED: 'has run out. Ask again if you still need it',
  WITHDRAWN: 'was withdrawn',
  REVOKED: 'was revoked',
  RELEASED: 'was given back. Ask again if you still need it',
  EXTENDED: 'prolonged another request. Use that one',
};

/** The first part of a request's id, as people see it. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
