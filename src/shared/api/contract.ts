import { z } from 'zod';
import { accessRequestViewSchema, reasonSchema, verdictSchema } from '../model/access-request';
import {
  requestedResourceSchema,
  requestedResourcesSchema,
  loginSchema,
} from '../model/constraint';
import { decisionSchema } from '../model/decision';
import {
  labelsSchema,
  resourceIdSchema,
  resourceKindSchema,
  resourceSchema,
} from '../model/resource';
import { labelCountSchema, resourceRowSchema } from '../model/search';
import { statusSchema } from '../model/status';

/**
 * The cluster's API, declared once: the server checks inputs with it, the client types itself from it and checks
 * outputs with it. Each procedure is `POST /v1/<name>` with a JSON body over HTTPS; see docs/api.md.
 */
function procedure<
  Input extends z.ZodType,
  Output extends z.ZodType,
  Who extends 'public' | 'user',
  InWindow extends boolean,
>(declared: {
  /** `public` needs no certificate; `user` needs the caller's X.509 certificate on the connection. */
  readonly caller: Who;
  /** Whether the app's window may call it by way of the client (see ipc/contract). */
  readonly window: InWindow;
  readonly input: Input;
  readonly output: Output;
}) {
  return declared;
}

const nothing = z.strictObject({});

/** The public halves of the keys that the client made; the private halves never leave it. */
const publicKeysSchema = z.strictObject({
  /** An OpenSSH public key line: `ssh-ed25519 AAAA…`. */
  ssh: z.string().max(1024),
  /** A SubjectPublicKeyInfo (ECDSA P-256), DER in base64. */
  tls: z.string().max(1024),
});
export type PublicKeys = z.infer<typeof publicKeysSchema>;

export const userNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._@-]{0,62}$/i, 'is not a user name such as "alice"');
export const passwordSchema = z.string().min(8, 'is shorter than 8 characters').max(256);

/** What sign-in, assume and drop answer: both certificates and what they amount to. */
export const credentialsSchema = z.strictObject({
  /** An OpenSSH certificate line: `ssh-ed25519-cert-v01@openssh.com AAAA…`. */
  sshCertificate: z.string(),
  /** PEM. */
  tlsCertificate: z.string(),
  status: statusSchema,
});
export type Credentials = z.infer<typeof credentialsSchema>;

export const clusterInfoSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  version: z.string(),
  /** Where the SSH gateway listens; the host is the one by which the API was reached when `null`. */
  proxy: z.strictObject({ host: z.string().nullable(), port: z.int() }),
  /** The gateway's host key line, which the app puts in a known_hosts of its own. */
  proxyHostKey: z.string(),
  /** What this cluster's components understand, for refusing what one of them would not enforce. */
  features: z.array(z.string()),
  demo: z.boolean(),
});
export type ClusterInfo = z.infer<typeof clusterInfoSchema>;

export const searchInputSchema = z.strictObject({
  /** Words that must all occur in the name, a label or the id; name matches come first. */
  query: z.string().max(1024),
  kinds: z.array(resourceKindSchema),
  labels: labelsSchema,
  /** A condition such as `labels.env == "prod" && hasPrefix(name, "web-")`; see docs/api.md. None: everything. */
  predicate: z.string().max(4_096).optional(),
  /** Whether to count the labels of what is found. */
  countLabels: z.boolean().optional(),
  /** `mine`: what the caller may use now. `requestable`: what they may ask for. `all`: both. */
  show: z.enum(['mine', 'requestable', 'all']),
  cursor: z.string().max(512).nullable(),
  limit: z.int().min(1).max(200),
});

const createRequestInput = z.strictObject({
  resources: requestedResourcesSchema,
  reason: reasonSchema,
  suggestedReviewers: z.array(userNameSchema).max(32),
  /** Milliseconds; `null` takes the longest that the derived roles allow. */
  accessDuration: z.int().positive().nullable(),
});

const requestId = z.strictObject({ id: z.uuid() });
const requestIdWithReason = z.strictObject({ id: z.uuid(), reason: reasonSchema });

export const nodeViewSchema = z.strictObject({
  resource: resourceSchema,
  address: z.string(),
  builtIn: z.boolean(),
  /** `SHA256:…` of the host key that enrolment brought. */
  hostKeyFingerprint: z.string(),
  /** A changed host key that the gateway saw and refused, until an administrator confirms it. */
  refusedHostKeyFingerprint: z.string().nullable(),
});

export const auditEventViewSchema = z.strictObject({
  sequence: z.int(),
  at: z.int(),
  type: z.string(),
  actor: z.string(),
  summary: z.string(),
  data: z.record(z.string(), z.unknown()),
});

export const api = {
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
  /** A fresh pair of certificates for what is assumed (none: standing access). A change of it raises the generation. */
  'certificates.issue': procedure({
    caller: 'user',
    window: false,
    input: z.strictObject({ publicKeys: publicKeysSchema, assume: z.array(z.uuid()).max(16) }),
    output: credentialsSchema,
  }),
  signOut: procedure({ caller: 'user', window: false, input: nothing, output: nothing }),
  'status.get': procedure({ caller: 'user', window: true, input: nothing, output: statusSchema }),
  'resources.search': procedure({
    caller: 'user',
    window: true,
    input: searchInputSchema,
    output: z.strictObject({
      rows: z.array(resourceRowSchema),
      next: z.string().nullable(),
      total: z.int(),
      /** Why there is nothing, in words, when `rows` is empty; otherwise empty. */
      emptyReason: z.string(),
      /** When they were asked for: the labels that most of all hits have. */
      labelCounts: z.array(labelCountSchema).optional(),
    }),
  }),
  'requests.dryRun': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ resources: z.array(requestedResourceSchema).max(300) }),
    output: z.strictObject({
      roles: z.array(z.string()),
      /** One entry a problem, in words; empty when the request can be sent. */
      problems: z.array(z.string()),
      /** Milliseconds. */
      longestDuration: z.int(),
      reasonRequired: z.boolean(),
      reasonPrompts: z.array(z.string()),
      /** "1 approval by a reviewer of access". */
      approvalsNeeded: z.string(),
      reviewers: z.array(z.string()),
      /** Logins that may be chosen, by resource id. */
      logins: z.record(z.string(), z.array(z.string())),
    }),
  }),
  'requests.create': procedure({
    caller: 'user',
    window: true,
    input: createRequestInput,
    output: accessRequestViewSchema,
  }),
  'requests.list': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      show: z.enum(['mine', 'to-review', 'all']),
      cursor: z.string().max(512).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.array(accessRequestViewSchema), next: z.string().nullable() }),
  }),
  'requests.get': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: accessRequestViewSchema,
  }),
  'requests.review': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: z.uuid(), verdict: verdictSchema, message: reasonSchema }),
    output: accessRequestViewSchema,
  }),
  'requests.withdraw': procedure({
    caller: 'user',
    window: true,
    input: requestId,
    output: accessRequestViewSchema,
  }),
  'requests.revoke': procedure({
    caller: 'user',
    window: true,
    input: requestIdWithReason,
    output: accessRequestViewSchema,
  }),
  /** Why the caller may or may not use a login on a resource, with what they hold now. */
  'access.explain': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ resource: resourceIdSchema, login: loginSchema }),
    output: decisionSchema,
  }),
  'nodes.list': procedure({
    caller: 'user',
    window: true,
    input: nothing,
    output: z.strictObject({ nodes: z.array(nodeViewSchema) }),
  }),
  /** Enrols a server whose sshd trusts the node authority; its host key comes with the enrolment. */
  'nodes.enrol': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/i, 'is not a host name'),
      address: z.strictObject({
        host: z.string().min(1).max(253),
        port: z.int().min(1).max(65_535),
      }),
      hostKey: z.string().max(2048),
      labels: labelsSchema,
      description: z.string().max(1024),
    }),
    output: z.strictObject({
      node: nodeViewSchema,
      /** What to put on the server: the authority's public key line and the sshd_config lines, for this node id. */
      nodeAuthority: z.string(),
      sshdConfig: z.string(),
    }),
  }),
  'nodes.confirmHostKey': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: resourceIdSchema, fingerprint: z.string().max(128) }),
    output: nodeViewSchema,
  }),
  /** Creates or replaces roles, users' roles or resources from a YAML file (several documents allowed). */
  'config.apply': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ yaml: z.string().max(1_048_576), fileName: z.string().max(256) }),
    output: z.strictObject({ applied: z.array(z.string()), notEnforced: z.array(z.string()) }),
  }),
  'audit.list': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ before: z.int().nullable(), limit: z.int().min(1).max(500) }),
    output: z.strictObject({ events: z.array(auditEventViewSchema), verified: z.boolean() }),
  }),
} as const;

export type Api = typeof api;
export type ApiName = keyof Api;
export type ApiInput<Name extends ApiName> = z.infer<Api[Name]['input']>;
export type ApiOutput<Name extends ApiName> = z.infer<Api[Name]['output']>;

/** The procedures that the app's window may call by way of the client. */
export type WindowApiName = {
  [Name in ApiName]: Api[Name]['window'] extends true ? Name : never;
}[ApiName];
export const windowApiNames = (Object.keys(api) as ApiName[]).filter(
  (name): name is WindowApiName => api[name].window,
);
