import { z } from 'zod';
import { loginSchema } from '../../model/principal-schema';
import { resourceIdSchema } from '../../model/resource-id-schema';
import { statusSchema } from '../../model/status';
import { passwordSchema, userNameSchema } from './names';
import { nothing, procedure } from './procedure';

/** The public halves of the keys that the client made; the private halves never leave it. */
const publicKeysSchema = z.strictObject({
  /** An OpenSSH public key line: `ssh-ed25519 AAAA…`. */
  ssh: z.string().max(1024),
  /** A SubjectPublicKeyInfo (ECDSA P-256), DER in base64. */
  tls: z.string().max(1024),
});
export type PublicKeys = z.infer<typeof publicKeysSchema>;

/** What sign-in, assume and drop answer: both certificates and what they amount to. */
const credentialsSchema = z.strictObject({
  /** An OpenSSH certificate line: `ssh-ed25519-cert-v01@openssh.com AAAA…`. */
  sshCertificate: z.string(),
  /** PEM. */
  tlsCertificate: z.string(),
  /**
   * Whether the SSH certificate names all that is held. It holds 16 KiB; what does not fit is asked for at Connect,
   * resource by resource, with `for`.
   */
  whole: z.boolean(),
  status: statusSchema,
});
export type Credentials = z.infer<typeof credentialsSchema>;

const clusterInfoSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  version: z.string(),
  proxy: z.strictObject({
    /** Where the SSH gateway listens; the host is the one by which the API was reached when `null`. */
    host: z.string().nullable(),
    port: z.int(),
    /** The public key line of the authority that signs the host certificates of the gateway and of nodes behind it. */
    hostAuthority: z.string(),
  }),
  /** The gateway's host key line, which the app puts in a known_hosts of its own. */
  proxyHostKey: z.string(),
  /** What this cluster's components understand, for refusing what one of them would not enforce. */
  features: z.array(z.string()),
  demo: z.boolean(),
});
export type ClusterInfo = z.infer<typeof clusterInfoSchema>;

/** The cluster itself, signing in and out, and what one holds. */
export const identity = {
  'cluster.info': procedure({
    caller: 'public',
    window: true,
    input: nothing,
    output: clusterInfoSchema,
  }),
  'signIn.password': procedure({
    caller: 'public',
    window: false,
    input: z.strictObject({
      user: userNameSchema,
      password: z.string().max(256),
      publicKeys: publicKeysSchema,
    }),
    output: credentialsSchema,
  }),
  'invite.inspect': procedure({
    caller: 'public',
    window: false,
    input: z.strictObject({ code: z.string().max(256) }),
    output: z.strictObject({ user: z.string(), cluster: z.string(), expires: z.int() }),
  }),
  'invite.redeem': procedure({
    caller: 'public',
    window: false,
    input: z.strictObject({
      code: z.string().max(256),
      password: passwordSchema,
      publicKeys: publicKeysSchema,
    }),
    output: credentialsSchema,
  }),
  'invite.create': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      user: userNameSchema,
      roles: z.array(z.string()),
      logins: z.array(loginSchema),
    }),
    output: z.strictObject({ link: z.string(), expires: z.int() }),
  }),
  /**
   * A fresh pair of certificates for what is assumed (none: standing access). A change of it raises the generation.
   * `for` narrows the SSH certificate to one resource, where all that is assumed does not fit into one.
   */
  'certificates.issue': procedure({
    caller: 'user',
    window: false,
    input: z.strictObject({
      publicKeys: publicKeysSchema,
      assume: z.array(z.uuid()).max(16),
      for: resourceIdSchema.optional(),
    }),
    output: credentialsSchema,
  }),
  /** Certifies a key that leaves the app in a file, with what is held now; recorded with the key's fingerprint. */
  'certificates.export': procedure({
    caller: 'user',
    window: false,
    input: z.strictObject({ publicKey: publicKeysSchema.shape.ssh }),
    output: z.strictObject({ sshCertificate: z.string(), until: z.int() }),
  }),
  signOut: procedure({ caller: 'user', window: false, input: nothing, output: nothing }),
  'status.get': procedure({ caller: 'user', window: true, input: nothing, output: statusSchema }),
} as const;
