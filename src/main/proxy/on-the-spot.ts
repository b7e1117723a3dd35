import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import type { Connection, KeyboardAuthContext } from 'ssh2';
import { checkUserCertificate } from '#main/cluster/authority/check-user-certificate';
import { socketOf } from '#main/ssh/ssh2-connection';
import { ExpectedError } from '#shared/api/errors';
import { plainText } from '#shared/lib/plain-text';
import { err, type Result } from '#shared/lib/result';
import { askReason } from './ask-reason';
import { decideNode, type Instead, type SignedInToNode, type SignInCheck } from './check-sign-in';
import { Gone, openDialogue, untilGone, type Dialogue } from './dialogue';
import type { Asked, AskedState, Gatekeeper } from './gatekeeper';
import type { Waiters } from './waiters';

/** The gateway's side of a wait must notice a cable that was cut; nothing is sent meanwhile. */
const aliveMs = 15_000;

export interface OnTheSpotOptions extends Pick<SignInCheck, 'gatekeeper' | 'users' | 'now'> {
  readonly waiters: Waiters;
  readonly log: (message: string) => void;
}

/** Somebody who was refused, and goes on with keyboard-interactive. */
export interface Refused {
  readonly connection: Connection;
  readonly context: KeyboardAuthContext;
  readonly instead: Instead;
  /** To be called when he is about to be asked: his time to sign in no longer counts. */
  readonly waits: () => void;
}

export interface OnTheSpot {
  /** @returns the connection that is allowed now; why not, in words; or `null` when he has gone */
  ask(refused: Refused): Promise<Result<SignedInToNode> | null>;
  /** Waits until whatever those who have gone asked for is taken back. */
  settled(): Promise<void>;
}

/**
 * Lets those who lack access ask for it where they are refused: asks for the reason, makes the request, shows what
 * it waits for, and goes on once it is approved. Whoever goes away takes the request back.
 */
export function createOnTheSpot(options: OnTheSpotOptions): OnTheSpot {
  const { waiters, log } = options;
  const withdrawals = new Set<Promise<void>>();
  const withdraw = (asked: Asked): void => {
    const withdrawal = asked
      .withdraw()
      .catch((error: unknown) => log(`A request could not be withdrawn: ${String(error)}`))
      .finally(() => withdrawals.delete(withdrawal));
    withdrawals.add(withdrawal);
  };

  return {
    async ask(refused) {
      const leave = waiters.enter(refused.instead.attempt.access.user);
      if (typeof leave === 'string') return err(leave);
      refused.waits();
      const socket = socketOf(refused.connection);
      if (socket instanceof Socket) socket.setKeepAlive(true, aliveMs);
      try {
        return await converse(options, refused, withdraw);
      } catch (error) {
        if (error instanceof Gone) return null;
        if (error instanceof ExpectedError) return err(error.message);
        log(`Access could not be asked for: ${String(error)}`);
        return err('Daypass could not ask for this access. Try again, or ask in the app.');
      } finally {
        leave();
      }
    },
    async settled() {
      await Promise.all(withdrawals);
    },
  };
}

async function converse(
  options: OnTheSpotOptions,
  { connection, context, instead }: Refused,
  withdraw: (asked: Asked) => void,
): Promise<Result<SignedInToNode>> {
  const { gatekeeper } = options;
  const dialogue = openDialogue(connection, context);
  const reason = await askReason(dialogue, instead.offer);
  if (!reason.ok) return reason;
  const asked = await gatekeeper.ask(instead.attempt, reason.value);
  try {
    const end = await waitForEnd(dialogue, asked, gatekeeper);
    if (end.type === 'over') return err(end.reason);
    const entered = await enter(options, instead, asked);
    // Whoever left meanwhile is not counted as connected.
    dialogue.gone.throwIfAborted();
    return entered;
  } finally {
    // Also where somebody may not wait any longer. What is decided stays as it is.
    withdraw(asked);
  }
}

/** Shows what the request waits for, each time that changes, until it waits no longer. @throws Gone */
async function waitForEnd(
  dialogue: Dialogue,
  asked: Asked,
  gatekeeper: Pick<Gatekeeper, 'onChange'>,
): Promise<Exclude<AskedState, { readonly type: 'waiting' }>> {
  let shown = '';
  let changes = 0;
  let wake = (): void => undefined;
  const unsubscribe = gatekeeper.onChange(() => {
    changes += 1;
    wake();
  });
  try {
    for (;;) {
      const seen = changes;
      const state = asked.state();
      if (state.type !== 'waiting') return state;
      const words = plainText(state.words);
      if (words !== shown) await dialogue.tell(words);
      shown = words;
      if (changes === seen) await untilGone<void>(dialogue.gone, (resolve) => (wake = resolve));
    }
  } finally {
    unsubscribe();
  }
}

/** Has a certificate made for this connection alone, and decides by it as by any other. */
async function enter(
  options: OnTheSpotOptions,
  { attempt: refused, certificate: shown }: Instead,
  asked: Asked,
): Promise<Result<SignedInToNode>> {
  const { gatekeeper, now } = options;
  const id = randomUUID();
  const { publicKey } = shown;
  const blob = await asked.certify({ id, publicKey });
  const checked = checkUserCertificate(blob, {
    authorityKeys: gatekeeper.userAuthorityKeys(),
    now: now(),
    source: refused.source,
  });
  if (!checked.ok) return err(checked.error.message);
  const { access, until: certificateUntil } = checked.value;
  const attempt = { ...refused, access, certificateUntil, connection: id };
  const decided = decideNode(options, attempt, checked.value);
  return decided.ok ? decided : err(decided.error.reason);
}
