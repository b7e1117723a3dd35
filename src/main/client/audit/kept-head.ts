import { createPublicKey, verify } from 'node:crypto';
import { err, ok, type Result } from '#shared/lib/result';
import { headText, type ProvenHead } from '#shared/model/audit';

/**
 * What this computer keeps of a cluster's audit log once the cluster has told where it ends now: the end that is
 * farther on, under the key that was seen first.
 *
 * @param cluster the id of the cluster that told it
 * @returns what is wrong, in words, when the log that was told cannot be a continuation of the one that was kept
 */
export function keepHead(
  kept: ProvenHead | null,
  told: ProvenHead,
  cluster: string,
): Result<ProvenHead> {
  if (told.head.cluster !== cluster || !isSigned(told))
    return err('The cluster sent an end of its audit log whose signature is not good.');
  if (!kept) return ok(told);
  if (kept.publicKey !== told.publicKey)
    return err(
      'The cluster signs its audit log with another key than the one that this computer saw first.',
    );
  const [before, now] = [kept.head, told.head];
  if (now.sequence > before.sequence) return ok(told);
  if (now.sequence === before.sequence && now.hash !== before.hash)
    return err(`Event ${now.sequence} of the audit log is not the one that this computer saw.`);
  // What was signed earlier may come later: by another connection, or because it was asked for before.
  if (now.sequence < before.sequence && now.at > before.at)
    return err(
      `The audit log ends at event ${now.sequence}, and had reached event ${before.sequence} before.`,
    );
  return ok(kept);
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
