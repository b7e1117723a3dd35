/**
 * Opcodes of terminal modes (RFC 4254, section 8; 42 is of RFC 8160) by the names that stty has, in order from the
 * opcode that stands first; a dash is one that stty or Linux does not have.
 */
const characters = named([
  [1, 'intr quit erase kill eof eol eol2 start stop susp - rprnt werase lnext'],
  [18, 'discard'],
]);
const settings = named([
  [30, 'ignpar parmrk inpck istrip inlcr igncr icrnl - ixon ixany ixoff imaxbel iutf8'],
  [50, 'isig icanon - echo echoe echok echonl noflsh tostop iexten echoctl echoke'],
  [70, 'opost - onlcr ocrnl onocr onlret'],
]);

/** From here on opcodes have no defined length: reading stops. */
const firstUndefined = 160;
/** Stands for "no such character". */
const disabled = 255;

/** Turns encoded terminal modes into arguments of `stty`: names of a table and hexadecimal numbers, nothing else. */
export function sttyArguments(modes: Buffer): string[] {
  const args: string[] = [];
  for (let at = 0; at + 5 <= modes.length; at += 5) {
    const opcode = modes.readUInt8(at);
    if (opcode === 0 || opcode >= firstUndefined) break;
    const value = modes.readUInt32BE(at + 1);
    const character = characters.get(opcode);
    const setting = settings.get(opcode);
    if (character !== undefined && value <= disabled)
      args.push(character, value === disabled ? 'undef' : `0x${value.toString(16)}`);
    if (setting !== undefined) args.push(value === 0 ? `-${setting}` : setting);
  }
  return args;
}

function named(runs: readonly (readonly [number, string])[]): ReadonlyMap<number, string> {
  const entries = runs.flatMap(([first, names]) =>
    names.split(' ').map((name, index) => [first + index, name] as const),
  );
  return new Map(entries.filter(([, name]) => name !== '-'));
}
