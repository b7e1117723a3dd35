import { z } from 'zod';
import { err, ok, type Result } from '../lib/result';

/** What a join link carries: where the cluster is, what proves it is the one meant, and the invite. */
export interface JoinLink {
  /** `host:port` of the API. */
  readonly address: string;
  /** `sha256:` and the hex SHA-256 of the API authority's SubjectPublicKeyInfo. */
  readonly pin: string;
  readonly code: string;
}

export const pinSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is not an authority pin');
const addressSchema = z
  .string()
  .regex(/^(\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d{1,5}$/i, 'is not host:port');
const codeSchema = z.string().regex(/^[A-Za-z0-9_-]{20,64}$/, 'is not an invite code');

/** Writes `daypass://join?address=…&pin=…#<code>`: the code stands in the fragment, which no server log gets. */
export function formatJoinLink(link: JoinLink): string {
  const query = new URLSearchParams({ address: link.address, pin: link.pin });
  return `daypass://join?${query.toString()}#${link.code}`;
}

/** Reads a join link; the error names the part that is missing or malformed. */
export function parseJoinLink(text: string): Result<JoinLink> {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return err('This is not a link. A join link starts with daypass://join');
  }
  if (url.protocol !== 'daypass:' || url.host !== 'join')
    return err('This is not a join link. A join link starts with daypass://join');
  const address = addressSchema.safeParse(url.searchParams.get('address'));
  if (!address.success)
    return err("The link's address is missing or malformed. Ask for a new link");
  const pin = pinSchema.safeParse(url.searchParams.get('pin'));
  if (!pin.success)
    return err("The link's authority pin is missing or malformed. Ask for a new link");
  const code = codeSchema.safeParse(url.hash.slice(1));
  if (!code.success)
    return err("The link's invite code is missing or malformed. Ask for a new link");
  return ok({ address: address.data, pin: pin.data, code: code.data });
}
