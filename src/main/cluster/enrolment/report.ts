import { z } from 'zod';
import { ExpectedError } from '#shared/api/errors';
import { plainText } from '#shared/lib/plain-text';
import { longestFact, mostAddresses, type NodeFacts } from '#shared/model/node-facts';
import { fingerprint, parsePublicKeyLine, publicKeyTypes } from '../../ssh/public-key';

/** A report is a few hundred bytes; this is room for many labels and keys. */
export const mostReportBytes = 64 * 1024;
const mostLines = 400;
const mostHostKeys = 32;
const mostLabels = 64;

/** Label names and values are shown in windows and compared by roles, so they hold nothing that deceives. */
const labelSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._/-]{0,62}=[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{0,256}$/u,
    'is not a label: name=value, in one line and without control characters',
  );

const hostSchema = z
  .string()
  .regex(/^([a-z0-9.-]{1,253}|[0-9a-f:.]{2,45})$/i, 'is not a host name or address');

const reportSchema = z.strictObject({
  name: z.array(z.string()).max(1),
  /** Where the gateway is to reach it; where the report came from unless told. */
  address: z.array(hostSchema).max(1),
  port: z.array(z.coerce.number().int().min(1).max(65_535)).max(1),
  'host-key': z.array(z.string().max(4096)).max(mostHostKeys),
  label: z.array(labelSchema).max(mostLabels),
  'command-label': z.array(labelSchema).max(mostLabels),
  'tunnel-key': z.array(z.string().max(4096)).max(1),
  trusts: z.array(z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'is not a fingerprint')).max(8),
  hostname: z.array(z.string()).max(1),
  os: z.array(z.string()).max(1),
  kernel: z.array(z.string()).max(1),
  arch: z.array(z.string()).max(1),
  ip: z.array(z.string()),
  sshd: z.array(z.string()).max(1),
});

/** What a server told of itself. */
export interface Report {
  readonly name: string | null;
  readonly host: string | null;
  readonly port: number | null;
  /** The host keys of the types that are understood, as wire blobs, the preferred one first; at least one. */
  readonly hostKeys: readonly Buffer[];
  readonly labels: Readonly<Record<string, string>>;
  readonly commandLabels: Readonly<Record<string, string>>;
  readonly trusts: readonly string[];
  /** The key of the tunnel that the server keeps (Ed25519, wire blob, base64); `null` without one. */
  readonly tunnelKey: string | null;
  readonly facts: NodeFacts;
}

/**
 * Reads a report: UTF-8 lines of `key value`, where a key may stand several times.
 *
 * @throws ExpectedError `invalid_input` that says which line is no good
 */
export function readReport(body: Buffer): Report {
  const parsed = reportSchema.safeParse(linesOf(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unreadable(
      `"${String(issue?.path[0] ?? 'it')}" ${issue?.message ?? 'is not as expected'}`,
    );
  }
  const value = parsed.data;
  return {
    name: value.name[0] ?? null,
    host: value.address[0] ?? null,
    port: value.port[0] ?? null,
    hostKeys: hostKeysOf(value['host-key']),
    labels: labelsOf(value.label),
    commandLabels: labelsOf(value['command-label']),
    trusts: value.trusts,
    tunnelKey: tunnelKeyOf(value['tunnel-key'][0]),
    facts: {
      hostname: fact(value.hostname[0]),
      os: fact(value.os[0]),
      kernel: fact(value.kernel[0]),
      arch: fact(value.arch[0]),
      addresses: value.ip.slice(0, mostAddresses).map((each) => plainText(each, 64)),
      sshd: fact(value.sshd[0]),
    },
  };
}

/** Words for people to read, and no more than that: cut and made plain rather than refused. */
function fact(text = ''): string {
  return plainText(text, longestFact);
}

function linesOf(body: Buffer): Record<string, string[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw unreadable('it is not UTF-8');
  }
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length > mostLines) throw unreadable(`it has more than ${mostLines} lines`);
  const found: Record<string, string[]> = Object.fromEntries(
    Object.keys(reportSchema.shape).map((key) => [key, []]),
  );
  for (const line of lines) {
    const at = line.indexOf(' ');
    const key = line.slice(0, Math.max(0, at));
    if (!Object.hasOwn(found, key)) throw unreadable(`it has a line that is not known`);
    found[key]?.push(line.slice(at + 1));
  }
  return found;
}

/** sshd may have keys of types that the gateway does not speak; those are left out. */
function hostKeysOf(lines: readonly string[]): Buffer[] {
  const keys = lines.flatMap((line) => {
    const parsed = parsePublicKeyLine(line);
    return parsed.ok ? [parsed.value.key] : [];
  });
  if (keys.length === 0)
    throw unreadable(
      `no host key in it is of a type that is understood (${publicKeyTypes.join(', ')})`,
    );
  const rank = ({ type }: (typeof keys)[number]) => publicKeyTypes.indexOf(type);
  return keys.toSorted((one, other) => rank(one) - rank(other)).map(({ blob }) => blob);
}

function tunnelKeyOf(line: string | undefined): string | null {
  if (line === undefined) return null;
  const parsed = parsePublicKeyLine(line);
  if (parsed.ok && parsed.value.key.type === 'ssh-ed25519')
    return parsed.value.key.blob.toString('base64');
  throw unreadable('the key of its tunnel is not an Ed25519 key');
}

function labelsOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

function unreadable(why: string): ExpectedError {
  return new ExpectedError('invalid_input', `What this server reported cannot be taken: ${why}.`);
}

/** Fingerprints of wire blobs in base64, for people. */
export function fingerprintsOf(keys: readonly string[]): string {
  return keys.map((key) => fingerprint(Buffer.from(key, 'base64'))).join(', ');
}
