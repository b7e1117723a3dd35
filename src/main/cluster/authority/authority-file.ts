import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result';
import {
  authorityNames,
  authorityNameSchema,
  handoversSchema,
  rotationStateSchema,
  type AuthorityName,
  type Handover,
} from '#shared/model/authority';
import { spkiOf } from './handover';
import type { KeyWrapper } from './key-wrapper';
import type { Ring } from './rotation';

export { authorityNames, type AuthorityName };

/** One key of an authority. X.509 authorities have a certificate (DER) with it, the others none. */
export interface AuthorityKey {
  readonly privateKey: KeyObject;
  readonly certificate: Buffer | null;
  /** When it was made, in milliseconds since the epoch; missing in what older versions made. */
  readonly made?: number;
}

/** The keys of one authority with how far its rotation is. */
export interface AuthorityRing extends Ring<AuthorityKey> {
  /** When the last step was taken, in milliseconds since the epoch; `null` where none was yet. */
  readonly since: number | null;
  /** How the key that signs came to, where people's computers keep it. */
  readonly handovers: readonly Handover[];
}

const base64Schema = z.string().refine((text) => {
  return text !== '' && Buffer.from(text, 'base64').toString('base64') === text;
}, 'is not base64');

const fileSchema = z.strictObject({
  v: z.literal(1),
  authority: authorityNameSchema,
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
        made: z.int().optional(),
      }),
    )
    .min(1)
    .max(2),
  /** Missing until the first rotation. */
  rotation: z
    .strictObject({ state: rotationStateSchema, since: z.int(), handovers: handoversSchema })
    .optional(),
});
type StoredKey = z.infer<typeof fileSchema>['keys'][number];

/** Writes an authority's file; the private keys are wrapped unless there is no wrapper. */
export function formatAuthorityFile(
  name: AuthorityName,
  { keys, state, since, handovers }: AuthorityRing,
  wrapper: KeyWrapper | null,
): string {
  const file: z.infer<typeof fileSchema> = {
    v: 1,
    authority: name,
    keys: keys.map(({ privateKey, certificate, made }) => {
      const publicKey = spkiOf(privateKey);
      const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
      const stored = wrapper === null ? plain : wrapper.wrap(plain, keyName(name, publicKey));
      return {
        publicKey,
        certificate: certificate?.toString('base64') ?? null,
        wrapped: wrapper !== null,
        privateKey: stored.toString('base64'),
        ...(made !== undefined && { made }),
      };
    }),
    ...(since !== null && { rotation: { state, since, handovers: [...handovers] } }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The ring of an authority that never rotated. */
export function firstRing(key: AuthorityKey): AuthorityRing {
  return { state: 'standing', keys: [key], since: null, handovers: [] };
}

/** Reads an authority's file; the error continues "The file … cannot be used: ". */
export function parseAuthorityFile(
  text: string,
  name: AuthorityName,
  wrapper: KeyWrapper | null,
): Result<{ readonly ring: AuthorityRing; readonly wrapped: boolean }> {
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
  const { rotation } = file.data;
  const [signs, other] = keys as [AuthorityKey, AuthorityKey?];
  const state = rotation?.state ?? 'standing';
  if ((state === 'standing') !== (other === undefined))
    return err('it holds another number of keys than its rotation leaves');
  const ring: AuthorityRing = {
    state,
    keys: other === undefined ? [signs] : [signs, other],
    since: rotation?.since ?? null,
    handovers: rotation?.handovers ?? [],
  };
  return ok({ ring, wrapped: file.data.keys.every((each) => each.wrapped) });
}

function readKey(
  stored: StoredKey,
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
  if (spkiOf(privateKey) !== stored.publicKey)
    return err('a private key in it does not belong to its public key');
  const certificate =
    stored.certificate === null ? null : Buffer.from(stored.certificate, 'base64');
  const { made } = stored;
  return ok({ privateKey, certificate, ...(made !== undefined && { made }) });
}

function keyName(name: AuthorityName, publicKey: string): string {
  return `${name} ${publicKey}`;
}
