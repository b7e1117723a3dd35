import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result';
import type { KeyWrapper } from './key-wrapper';

/** The authorities of a cluster, each with keys of its own. */
export const authorityNames = ['user', 'node', 'host', 'audit', 'tls-server', 'tls-user'] as const;
export type AuthorityName = (typeof authorityNames)[number];

/** One key of an authority. X.509 authorities have a certificate (DER) with it, the others none. */
export interface AuthorityKey {
  readonly privateKey: KeyObject;
  readonly certificate: Buffer | null;
}

const base64Schema = z.string().refine((text) => {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}, 'is not base64');

const fileSchema = z.strictObject({
  v: z.literal(1),
  authority: z.enum(authorityNames),
  /** The first one signs; all are trusted. Two while the authority rotates. */
  keys: z
    .array(
      z.strictObject({
        /** SubjectPublicKeyInfo, DER. */
        publicKey: base64Schema,
        /** DER; `null` for what is no X.509 authority. */
        certificate: base64Schema.nullable(),
        /** Whether `privateKey` is wrapped. */
        wrapped: z.boolean(),
        /** PKCS #8, DER. */
        privateKey: base64Schema,
      }),
    )
    .min(1)
    .max(2),
});

/** Writes an authority's file; the private keys are wrapped unless there is no wrapper. */
export function formatAuthorityFile(
  name: AuthorityName,
  keys: readonly AuthorityKey[],
  wrapper: KeyWrapper | null,
): string {
  const file: z.infer<typeof fileSchema> = {
    v: 1,
    authority: name,
    keys: keys.map(({ privateKey, certificate }) => {
      const publicKey = publicKeyDer(privateKey).toString('base64');
      const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
      const stored = wrapper === null ? plain : wrapper.wrap(plain, keyName(name, publicKey));
      return {
        publicKey,
        certificate: certificate?.toString('base64') ?? null,
        wrapped: wrapper !== null,
        privateKey: stored.toString('base64'),
      };
    }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads an authority's file; the error continues "The file … cannot be used: ". */
export function parseAuthorityFile(
  text: string,
  name: AuthorityName,
  wrapper: KeyWrapper | null,
): Result<{ readonly keys: readonly AuthorityKey[]; readonly wrapped: boolean }> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('it is damaged');
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) return err('it is damaged, or was written by a newer Daypass');
  if (file.data.authority !== name) return err('it belongs to another authority');
  const keys: AuthorityKey[] = [];
  for (const stored of file.data.keys) {
    if (stored.wrapped && wrapper === null)
      return err("its keys are encrypted with this computer's keychain, which is not available");
    const key = readKey(stored, name, stored.wrapped ? wrapper : null);
    if (!key.ok) return key;
    keys.push(key.value);
  }
  return ok({ keys, wrapped: file.data.keys.every((each) => each.wrapped) });
}

function readKey(
  stored: z.infer<typeof fileSchema>['keys'][number],
  name: AuthorityName,
  wrapper: KeyWrapper | null,
): Result<AuthorityKey> {
  const bytes = Buffer.from(stored.privateKey, 'base64');
  let plain: Buffer = bytes;
  try {
    if (wrapper !== null) plain = wrapper.unwrap(bytes, keyName(name, stored.publicKey));
  } catch {
    return err("a key in it does not open with this computer's keychain");
  }
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' });
  } catch {
    return err('a key in it is damaged');
  }
  if (publicKeyDer(privateKey).toString('base64') !== stored.publicKey)
    return err('a private key in it does not belong to its public key');
  const certificate =
    stored.certificate === null ? null : Buffer.from(stored.certificate, 'base64');
  return ok({ privateKey, certificate });
}

function keyName(name: AuthorityName, publicKey: string): string {
  return `${name} ${publicKey}`;
}

function publicKeyDer(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
}
