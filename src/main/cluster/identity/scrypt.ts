import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordRecord } from '../store/records';

/** How dear one guess is: 32 MB and about 0.1 s. RFC 7914, section 2; 2^15 and up is the usual advice for sign-in. */
export const scryptParameters = { cost: 2 ** 15, blockSize: 8, parallelization: 1 } as const;

/**
 * For passwords that were drawn at random, 96 bits or more: nobody can try those through, however cheap a guess is,
 * so signing in by one need not be dear. How long an answer takes then tells that the user is there, so only users
 * whose names everybody knows, such as the demo's, get these.
 */
export const drawnParameters = { cost: 2 ** 10, blockSize: 8, parallelization: 1 } as const;
const keyLength = 32;
const saltLength = 16;

type Parameters = Pick<PasswordRecord, 'cost' | 'blockSize' | 'parallelization'>;

/** @param parameters other ones for what no person chose */
export async function hashPassword(
  user: string,
  password: string,
  parameters: Parameters = scryptParameters,
): Promise<PasswordRecord> {
  const salt = randomBytes(saltLength);
  const hash = await derive(password, salt, parameters);
  return { user, hash: hash.toString('base64'), salt: salt.toString('base64'), ...parameters };
}

/**
 * Whether the password is the one stored. Without a record it does the same work and answers no, so that an unknown
 * user takes as long as a wrong password.
 */
export async function passwordMatches(
  record: PasswordRecord | null,
  password: string,
): Promise<boolean> {
  const salt = record ? Buffer.from(record.salt, 'base64') : Buffer.alloc(saltLength);
  const derived = await derive(password, salt, record ?? scryptParameters);
  const stored = record ? Buffer.from(record.hash, 'base64') : Buffer.alloc(keyLength);
  const equal = stored.length === derived.length && timingSafeEqual(stored, derived);
  return record !== null && equal;
}

function derive(password: string, salt: Buffer, parameters: Parameters): Promise<Buffer> {
  const { cost, blockSize, parallelization } = parameters;
  const options = { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
