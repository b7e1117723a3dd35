import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '#shared/api/errors';
import { certificateAccessSchema } from '#shared/model/access-scope';
import { parseCertificate, parseCertificateLine } from '#main/ssh/certificate';
import type { ApiCaller } from '../cluster/api-caller';
import { plainRequest } from '../plain-request';
import type { CrashRig } from './cluster';
import type { Journal } from './journal';
import type { Random } from './seed';

/** What everybody knows of, from round to round. */
export interface Shared {
  /** Requests that may still wait, by id, with who asked. */
  readonly waiting: Set<string>;
  /** Approved requests of the user's. */
  readonly usable: Set<string>;
  readonly ofUser: Set<string>;
}

/** What one round of work is done with. */
export interface Round {
  readonly rig: CrashRig;
  readonly shared: Shared;
  readonly random: Random;
  readonly journal: Journal;
  /** Aborted once the cluster is gone. */
  readonly signal: AbortSignal;
}

/** Works until the cluster is gone: two ask, three review the same requests, one uses what is approved. */
export async function workUntilKilled(round: Round): Promise<void> {
  const { requester, user, reviewers } = round.rig;
  await Promise.all([
    repeat(round, () => ask(round, requester)),
    repeat(round, () => ask(round, user)),
    ...reviewers.map((caller) => repeat(round, () => decide(round, caller))),
    repeat(round, () => use(round, user)),
  ]);
}

/** Does something again and again; what the cluster refuses is an answer like any other. */
async function repeat({ signal }: Round, step: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await step();
    } catch (error) {
      if (error instanceof ExpectedError && refusals.has(error.code)) continue;
      if (isGone(error)) return;
      throw error;
    }
  }
}

const refusals: ReadonlySet<string> = new Set(['wrong_state', 'not_allowed', 'limit_exceeded']);

/** A connection that broke, an answer that was cut off, or nobody there. */
function isGone(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return (
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String(code)) || error instanceof SyntaxError
  );
}

async function ask({ rig, shared, random, journal }: Round, caller: ApiCaller): Promise<void> {
  // Enough to race for; the machine is for the reviewers then.
  if (shared.waiting.size > 8) return sleep(5);
  const reason = `reason ${random.next()}`;
  journal.sent.add(reason);
  const { request } = await caller.call('requests.create', {
    ...plainRequest,
    resources: [{ id: rig.machine, constraint: { type: 'ssh_logins', logins: ['deploy'] } }],
    reason,
  });
  journal.created.set(reason, request.id);
  shared.waiting.add(request.id);
  if (caller === rig.user) shared.ofUser.add(request.id);
}

async function decide({ shared, random, journal }: Round, caller: ApiCaller): Promise<void> {
  const usable = [...shared.usable];
  if (usable.length > 0 && random.next() < 0.1) {
    const id = random.pick(usable);
    await caller.call('requests.revoke', { id, reason: 'no longer needed' });
    shared.usable.delete(id);
    journal.revoked.push(id);
    return;
  }
  // Few are looked at, so that all three meet at the same ones.
  const open = [...shared.waiting].slice(0, 3);
  if (open.length === 0) return sleep(5);
  const id = random.pick(open);
  const verdict = random.next() < 0.85 ? 'approve' : 'deny';
  try {
    const { request } = await caller.call('requests.review', {
      id,
      verdict,
      message: '',
      terms: null,
    });
    const { state } = request;
    journal.reviewed.push({ id, author: authorOf(caller), verdict, state });
    if (state === 'APPROVED' && shared.ofUser.has(id)) shared.usable.add(id);
    if (state !== 'PENDING') shared.waiting.delete(id);
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'wrong_state') shared.waiting.delete(id);
    throw error;
  }
}

async function use({ shared, random, journal }: Round, caller: ApiCaller): Promise<void> {
  const usable = [...shared.usable];
  if (usable.length === 0) return sleep(5);
  const id = random.pick(usable);
  try {
    const { sshCertificate } = await caller.assume(id);
    const access = accessIn(sshCertificate);
    if (access.scope.type !== 'granted' || access.scope.grants[0]?.request !== id)
      throw new Error('The certificate is for something else than what was assumed');
    journal.certificates.push({ id, session: access.session, generation: access.generation });
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'wrong_state') shared.usable.delete(id);
    throw error;
  }
}

function authorOf({ credentials }: ApiCaller): string {
  return credentials?.status.user.id ?? '';
}

function accessIn(line: string) {
  const blob = parseCertificateLine(line);
  const certificate = blob.ok ? parseCertificate(blob.value) : blob;
  if (!certificate.ok) throw new Error(certificate.error);
  const json = certificate.value.criticalOptions.get('access@daypass') ?? '';
  return certificateAccessSchema.parse(JSON.parse(json));
}
