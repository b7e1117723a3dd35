import { z } from 'zod';

/** So long is each fact at most, in UTF-16 units. */
export const longestFact = 200;
export const mostAddresses = 32;

const factSchema = z.string().max(longestFact);

/** What a server says of itself when it reports. Nothing is decided by it; an empty text is what it could not tell. */
export const nodeFactsSchema = z.strictObject({
  hostname: factSchema,
  /** `Debian GNU/Linux 12 (bookworm)` */
  os: factSchema,
  /** `Linux 6.1.0-18-amd64` */
  kernel: factSchema,
  /** `x86_64` */
  arch: factSchema,
  addresses: z.array(z.string().max(64)).max(mostAddresses),
  /** `OpenSSH_9.2p1` */
  sshd: factSchema,
});
export type NodeFacts = z.infer<typeof nodeFactsSchema>;
