import { z } from 'zod';
import { nodeHealthSchema } from '../../model/node-health';
import {
  longestJoinTokenLife,
  mostJoinTokenUses,
  namePatternSchema,
  nodeNameSchema,
  reachedAtSchema,
  shortestJoinTokenLife,
} from '../../model/join-token';
import { nodeFactsSchema } from '../../model/node-facts';
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
  /** Whether it enrolled itself by a command, and so reports. */
  reports: z.boolean(),
  /** Whether it is reached by a connection that it keeps to the gateway, and not at its address. */
  tunnel: z.boolean(),
  /** When it reported last, in milliseconds since the epoch. */
  lastSeen: z.int().nullable(),
  facts: nodeFactsSchema.nullable(),
  /** Names of those labels that commands on the server give. */
  commandLabels: z.array(z.string()),
  /** `SHA256:…` of the node authority's keys that it trusts, as it last said. */
  trusts: z.array(z.string()),
  /** The join token by which it enrolled. */
  joinToken: z.uuid().nullable(),
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
      name: nodeNameSchema,
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
  /** A command for a server's shell that enrols it. The secret in it is handed out here once. */
  'nodes.makeJoinToken': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({
      labels: labelsSchema,
      /** What the name of the server must fit, where `*` stands for any text. */
      namePattern: namePatternSchema.nullable(),
      /** How many servers may enrol by it. */
      uses: z.int().min(1).max(mostJoinTokenUses),
      /** Milliseconds. */
      validFor: z.int().min(shortestJoinTokenLife).max(longestJoinTokenLife),
      /** `host:port` where servers reach this API; `null` for where this call reached it. */
      address: reachedAtSchema.nullable(),
    }),
    output: z.strictObject({
      id: z.uuid(),
      command: z.string(),
      /** As it stands in the command. */
      address: z.string(),
      expires: z.int(),
    }),
  }),
  /** Makes a command useless that may still be used. */
  'nodes.revokeJoinToken': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: z.uuid() }),
    output: nothing,
  }),
  'nodes.confirmHostKey': procedure({
    caller: 'user',
    window: true,
    input: z.strictObject({ id: resourceIdSchema, fingerprint: z.string().max(128) }),
    output: nodeViewSchema,
  }),
} as const;
