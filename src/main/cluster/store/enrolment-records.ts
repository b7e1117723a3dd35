import { z } from 'zod';
import { instantSchema } from '#shared/model/access-request';
import { namePatternSchema } from '#shared/model/join-token';
import { nodeFactsSchema } from '#shared/model/node-facts';
import { labelsSchema } from '#shared/model/resource';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What a node is known by and said of itself once it has enrolled by a command; part of a node's record. */
export const reportedSchema = z.strictObject({
  /** `SHA256:…` of the node authority's keys that it last said it trusts. */
  trusts: z.array(z.string()),
  facts: nodeFactsSchema.nullable(),
  /** When it reported last. Kept to a day where nothing else changed; what is exact is in memory. */
  lastSeen: instantSchema.nullable(),
  /** Those of the resource's labels that commands on the node gave; the others are an administrator's. */
  commandLabels: labelsSchema,
  /** SHA-256 of what the node proves itself with, hex; `null` for one that was added by hand. */
  credentialHash: sha256Schema.nullable(),
  /** The join token by which it enrolled. */
  joinToken: z.uuid().nullable(),
  /** The key of its tunnel to the gateway (Ed25519, wire blob, base64); `null` for one that the gateway dials. */
  tunnelKey: z.string().nullable(),
});
export type Reported = z.infer<typeof reportedSchema>;

/** A node that has said nothing yet. */
export const nothingReported: Reported = {
  trusts: [],
  facts: null,
  lastSeen: null,
  commandLabels: {},
  credentialHash: null,
  joinToken: null,
  tunnelKey: null,
};

/** What lets servers enrol themselves, for a while. */
export const joinTokenRecordSchema = z.strictObject({
  id: z.uuid(),
  /** SHA-256 of the token, hex. The token itself is never stored. */
  hash: sha256Schema,
  createdBy: z.uuid(),
  created: instantSchema,
  expires: instantSchema,
  /** How many servers may still enrol by it. */
  usesLeft: z.int().min(0),
  /** What every server gets that enrols by it. */
  labels: labelsSchema,
  /** What the server's name must fit; `null` for any. */
  namePattern: namePatternSchema.nullable(),
});
export type JoinTokenRecord = z.infer<typeof joinTokenRecordSchema>;
