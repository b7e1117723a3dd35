/** Bytes of the character that a byte of 80 and above begins; 0 where none begins so. */
export function lengthByLead(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** Whether a second byte may follow, by table 3-7 of the Unicode Standard. */
export function secondFits(lead: number, second: number): boolean {
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return second >= least && second <= most;
}

/**
 * What stands at a place where a byte of 80 and above is.
 *
 * @returns the length of the character; where it is none, minus the bytes that one U+FFFD stands for, which are as many
 *   as could have begun a character (the Encoding Standard's "maximal subpart")
 */
export function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const length = lengthByLead(lead);
  if (length === 0 || at + 1 >= bytes.length || !secondFits(lead, bytes[at + 1] as number))
    return -1;
  for (let each = 2; each < length; each += 1)
    if (at + each >= bytes.length || ((bytes[at + each] as number) & 0xc0) !== 0x80) return -each;
  return length;
}
