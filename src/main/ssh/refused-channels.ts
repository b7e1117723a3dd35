import type { Connection } from 'ssh2';

/** Why a channel is not opened (RFC 4254, section 5.1). */
export const openFailure = { prohibited: 1, connectFailed: 2, resourceShortage: 4 } as const;
export type OpenFailure = (typeof openFailure)[keyof typeof openFailure];

/** Refuses a channel with a sentence, which stock clients show. */
export type RefuseChannel = (reject: () => void, sentence: string, failure?: OpenFailure) => void;

/**
 * Gives a sentence to every refused channel of a connection: ssh2 1.17 sends none.
 *
 * @param otherwise the sentence for what ssh2 refuses by itself, such as a type of channel that it does not know
 * @returns refuses one with a sentence of its own; `reject` is what ssh2 gave for it
 */
export function explainRefusals(connection: Connection, otherwise: string): RefuseChannel {
  const { _protocol: protocol } = connection as unknown as {
    readonly _protocol: {
      channelOpenFail(recipient: number, failure: number, description: string): void;
    };
  };
  const send = protocol.channelOpenFail.bind(protocol);
  let own: { readonly sentence: string; readonly failure: number } | null = null;
  protocol.channelOpenFail = (recipient, failure, description) =>
    send(recipient, own?.failure ?? failure, own?.sentence ?? (description || otherwise));
  return (reject, sentence, failure = openFailure.prohibited) => {
    own = { sentence, failure };
    reject();
    own = null;
  };
}
