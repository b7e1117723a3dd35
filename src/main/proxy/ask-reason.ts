import { plainText } from '#shared/lib/plain-text';
import { err, ok, type Result } from '#shared/lib/result';
import { reasonSchema } from '#shared/model/access-request';
import type { Dialogue } from './dialogue';
import type { Offer } from './gatekeeper';

/** How often somebody is asked for a reason that can be taken. */
const maxTries = 3;

/**
 * Asks why access is needed, and again where that cannot be taken.
 *
 * @returns the reason, which is never empty; or that nothing was asked for, in words
 * @throws Gone
 */
export async function askReason(dialogue: Dialogue, offer: Offer): Promise<Result<string>> {
  const what = `${plainText(offer.login)} on ${plainText(offer.node)}`;
  const question = `You do not have ${what}. Reason for the request (Ctrl-C to leave it): `;
  let text = offer.reasonPrompts.map((prompt) => plainText(prompt)).join('\r\n');
  for (let tries = 0; tries < maxTries; tries++) {
    const answer = await dialogue.ask(text, question);
    const reason = reasonSchema.safeParse(plainText(answer, answer.length));
    if (!reason.success) text = `The reason ${reason.error.issues[0]?.message ?? 'is too long'}.`;
    // A program that runs ssh where nobody is answers with nothing, and must not ask for access.
    else if (reason.data === '') text = 'A reason is required.';
    else return ok(reason.data);
  }
  return err(`${text} Nothing was asked for.`);
}
