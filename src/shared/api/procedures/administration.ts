import { z } from 'zod';
import { nodeHealthSchema } from '../../model/node-health';
import { labelsSchema, resourceSchema } from '../../model/resource';
import { resourceIdSchema } from '../../model/resource-id-schema';
import { nothing, procedure } from './procedure';

const nodeViewSchema = z.strictObject({
  resource: resourceSchema,
  address: z.string(),
  builtIn: z.boolean(),
  /** `SHA256:…` of the host key that enrolment brought. */
  hostKeyFingerprint: z.string(),
  /** A changed host key that the gateway saw and refused, until an administrator confirms it. */
  refusedHostKeyFingerprint: z.string().nullable(),
  /** `null` for one that the cluster serves itself. */
  health: nodeHealthSchema.nullable(),
});

/** Servers; each needs a right. */
export const administration = {
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
} as const;
