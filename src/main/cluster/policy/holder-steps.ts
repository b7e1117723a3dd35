import type { TraceStep } from '#shared/model/decision';
import type { ConnectionInput } from './connection-input';
import { deny } from './trace';

/** What is asked about a certificate and who holds it, whatever it is to open. */
export type HolderInput = Pick<
  ConnectionInput,
  'access' | 'certificateUntil' | 'user' | 'currentSession' | 'live' | 'now'
>;

/** What is wrong with the certificate's holder, if anything: session, then user. */
export function holderStep({
  access,
  currentSession: session,
  user,
}: HolderInput): TraceStep | null {
  if (!session || session.id !== access.session || session.user !== access.user || !session.active)
    return deny('session.ended', null, 'This sign-in has ended. Sign in again');
  if (!user || user.id !== access.user)
    return deny('user.gone', null, 'This user no longer exists. Ask an administrator');
  return user.locked === null ? null : deny('user.locked', null, user.locked);
}

/** What is wrong with the certificate itself, if anything: generation, then time. */
export function certificateStep(input: HolderInput): TraceStep | null {
  const { access, currentSession: session, now, certificateUntil } = input;
  if (session?.generation !== access.generation)
    return deny(
      'session.superseded',
      null,
      'This certificate is no longer current: access was assumed or dropped since. Connect from the app, which holds the current one',
    );
  if (now >= certificateUntil)
    return deny(
      'certificate.expired',
      null,
      'This certificate has run out. Get a fresh one in the app',
    );
  return null;
}
