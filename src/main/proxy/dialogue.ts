import type { Connection, KeyboardAuthContext } from 'ssh2';

/** How long somebody may take to answer, in milliseconds. */
const answerMs = 5 * 60_000;

/** Whoever was asked has gone: closed the connection, began anew, or did not answer. */
export class Gone extends Error {}

/** Questions and news for somebody who is signing in (keyboard-interactive, RFC 4256). */
export interface Dialogue {
  /** Aborted once whoever was asked has gone. */
  readonly gone: AbortSignal;
  /**
   * Shows a text and asks a question, whose answer is seen as it is typed.
   *
   * @throws Gone
   */
  ask(text: string, question: string): Promise<string>;
  /** Shows a text, and waits until it has arrived. @throws Gone */
  tell(text: string): Promise<void>;
}

export function openDialogue(connection: Connection, context: KeyboardAuthContext): Dialogue {
  const gone = new AbortController();
  const leave = (): void => gone.abort(new Gone('They have gone'));
  connection.once('close', leave);
  // Another attempt to sign in ends this one (RFC 4252, section 5.1).
  context.once('abort', leave);

  const exchange = (text: string, questions: readonly string[]): Promise<readonly string[]> =>
    untilGone(gone.signal, (resolve) => {
      const timer = setTimeout(leave, answerMs);
      gone.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
      const prompts = questions.map((prompt) => ({ prompt, echo: true }));
      context.prompt(prompts, '', text, (answers: unknown) => {
        clearTimeout(timer);
        // One answer to each question, and no more, is what the protocol allows.
        if (isAnswers(answers, questions.length)) resolve(answers);
        else leave();
      });
    });
  return {
    gone: gone.signal,
    ask: async (text, question) => (await exchange(text, [question]))[0] ?? '',
    tell: async (text) => void (await exchange(text, [])),
  };
}

/** @throws Gone as soon as they have gone */
export function untilGone<T>(
  gone: AbortSignal,
  start: (resolve: (value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (gone.aborted) return reject(new Gone('They have gone'));
    const leave = (): void => reject(new Gone('They have gone'));
    gone.addEventListener('abort', leave, { once: true });
    start((value) => {
      gone.removeEventListener('abort', leave);
      resolve(value);
    });
  });
}

function isAnswers(answers: unknown, count: number): answers is readonly string[] {
  return (
    Array.isArray(answers) &&
    answers.length === count &&
    answers.every((each) => typeof each === 'string')
  );
}
