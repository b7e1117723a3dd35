import { t } from '#shared/i18n/text';

/** Yellow and dim, as what is said by Daypass and not by the shell. */
const marked = (text: string): string => `\x1b[33m${text}\x1b[0m`;
/** Writes over the line that stands there. */
const again = '\r\x1b[2K';

/** Hours and minutes of this computer's clock. */
function clock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** What a terminal shows of its session besides what the shell prints, as terminal output. */
export const sessionWords = {
  lost: (at: number): string => `\r\n${marked(t('client.terminal.lost', { time: clock(at) }))}\r\n`,
  /** @param waitMs until the attempt; `null`: it is under way */
  trying: (attempt: number, waitMs: number | null): string => {
    const text =
      waitMs === null
        ? t('client.terminal.trying', { attempt })
        : t('client.terminal.waiting', {
            attempt,
            seconds: Math.max(1, Math.round(waitMs / 1_000)),
          });
    return `${again}${marked(text)}`;
  },
  gaveUp: again,
  reconnected: (at: number): string =>
    `${again}${marked(t('client.terminal.reconnected', { time: clock(at) }))}\r\n`,
  connectedAgain: (at: number): string =>
    `\r\n${marked(t('client.terminal.connectedAgain', { time: clock(at) }))}\r\n`,
};
