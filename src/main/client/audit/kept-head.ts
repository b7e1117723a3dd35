import { createPublicKey, verify } from 'node:crypto';
import { t } from '#shared/i18n/text';
import { err, ok, type Result } from '#shared/lib/result';
import { headText, type ProvenHead } from '#shared/model/audit';
import { followHandovers } from '../../ssh/handover';

/**
 * What this computer keeps of a cluster's audit log once the cluster has told where it ends now: the end that is
 * farther on, under the key that was seen first or one that this key vouched for.
 *
 * @param cluster the id of the cluster that told it
 * @returns what is wrong, in words, when the log that was told cannot be a continuation of the one that was kept
 */
export function keepHead(
  kept: ProvenHead | null,
  told: ProvenHead,
  cluster: string,
): Result<ProvenHead> {
  if (told.head.cluster !== cluster || !isSigned(told)) return err(t('client.audit.unsigned'));
  if (!kept) return ok(shortened(told));
  if (!isVouchedFor(kept, told, cluster)) return err(t('client.audit.otherKey'));
  const [before, now] = [kept.head, told.head];
  if (now.sequence > before.sequence) return ok(shortened(told));
  if (now.sequence === before.sequence && now.hash !== before.hash)
    return err(t('client.audit.otherEvent', { sequence: now.sequence }));
  // What was signed earlier may come later: by another connection, or because it was asked for before.
  if (now.sequence < before.sequence && now.at > before.at)
    return err(t('client.audit.shorter', { now: now.sequence, before: before.sequence }));
  return ok(kept);
}

/** The key that is kept signed over to the one that was told. A key that was replaced before does not come back. */
function isVouchedFor(kept: ProvenHead, told: ProvenHead, cluster: string): boolean {
  const number = numberOf(kept);
  // A head that was asked for before the key was replaced may come later.
  if (numberOf(told) < number) return isEarlier(kept, told);
  const held = { key: kept.publicKey, number };
  const way = followHandovers(held, told.handovers ?? [], { authority: 'audit', cluster });
  return way.ok && way.value.at(-1)?.key === told.publicKey;
}

/** The one hand-over that is kept says which key came before. */
function isEarlier(kept: ProvenHead, told: ProvenHead): boolean {
  const last = kept.handovers?.at(-1);
  return (
    last !== undefined &&
    last.from === told.publicKey &&
    last.number === numberOf(told) + 1 &&
    told.head.sequence <= kept.head.sequence &&
    told.head.at <= last.at
  );
}

function numberOf({ handovers }: ProvenHead): number {
  return handovers?.at(-1)?.number ?? 0;
}

/** Of the hand-overs the last one is enough: it says how many there were. */
function shortened({ head, publicKey, handovers }: ProvenHead): ProvenHead {
  const last = handovers?.at(-1);
  return { head, publicKey, ...(last && { handovers: [last] }) };
}

function isSigned({ head, publicKey }: ProvenHead): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    const signature = Buffer.from(head.signature, 'base64');
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(headText(head)), key, signature)
    );
  } catch {
    return false;
  }
}
