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
  lost: (at: number): string => `\r\n${marked(`Connection lost at ${clock(at)}.`)}\r\n`,
  /** @param waitMs until the attempt; `null`: it is under way */
  trying: (attempt: number, waitMs: number | null): string => {
    const when =
      waitMs === null ? '' : `, next try in ${Math.max(1, Math.round(waitMs / 1_000))} s`;
    return `${again}${marked(`Reconnecting… (attempt ${attempt}${when})`)}`;
  },
  gaveUp: again,
  reconnected: (at: number): string =>
    `${again}${marked(`Reconnected at ${clock(at)}. This is a new shell: what ran in the old one ended with the connection.`)}\r\n`,
  connectedAgain: (at: number): string =>
    `\r\n${marked(`Connected again at ${clock(at)}. This is a new shell.`)}\r\n`,
};
