import { SshReader, SshWriter, WireError } from './wire';

/** At most this many critical options or extensions in a certificate; ours have four at most. */
const maxOptions = 32;
const namePattern = /^[\x21-\x7e]+$/;

/**
 * Writes critical options or extensions: sorted by name, each with its data, which is empty for an option without
 * a value and otherwise holds the value once more as a `string` (PROTOCOL.certkeys, "Critical options").
 */
export function encodeOptions(options: ReadonlyMap<string, string>): Buffer {
  if (options.size > maxOptions) throw new WireError('There are too many options');
  const writer = new SshWriter();
  for (const name of [...options.keys()].sort(byBytes)) {
    checkName(name);
    const value = options.get(name) ?? '';
    const data = value === '' ? Buffer.alloc(0) : new SshWriter().string(value).toBuffer();
    writer.string(name).string(data);
  }
  return writer.toBuffer();
}

/** Reads what {@link encodeOptions} writes. @throws WireError unless sorted, unique and in their only spelling */
export function decodeOptions(bytes: Buffer): Map<string, string> {
  const options = new Map<string, string>();
  const reader = new SshReader(bytes);
  let previous: string | null = null;
  while (reader.remaining > 0) {
    const name = reader.text();
    checkName(name);
    if (previous !== null && byBytes(previous, name) >= 0)
      throw new WireError('Its options are not sorted, or one stands there twice');
    options.set(name, decodeData(reader.string()));
    if (options.size > maxOptions) throw new WireError('There are too many options');
    previous = name;
  }
  return options;
}

function decodeData(data: Buffer): string {
  if (data.length === 0) return '';
  const reader = new SshReader(data);
  const value = reader.text();
  reader.end();
  // An empty value inside would be a second spelling of an option without one.
  if (value === '') throw new WireError('The value of an option is empty');
  return value;
}

function checkName(name: string): void {
  if (!namePattern.test(name)) throw new WireError('The name of an option is malformed');
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
