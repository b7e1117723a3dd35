import { z } from 'zod';
import { api, windowApiNames } from '#shared/api/contract';
import { userNameSchema, passwordSchema } from '#shared/api/procedures/names';
import { pinSchema } from '#shared/api/join-link';
import { speechSchema } from '#shared/i18n/language';
import { fileCommands } from '#shared/ipc/files';
import { provenHeadSchema } from '#shared/model/audit';
import { fileNameSchema, remotePathSchema } from '#shared/model/file';
import { loginSchema } from '#shared/model/principal-schema';
import { resourceIdSchema } from '#shared/model/resource-id-schema';
import type { ClientService, SavedProfile } from './protocol';

const cluster = { address: z.string().min(1).max(300), pin: pinSchema };
const profile = z.strictObject({ profileId: z.uuid() });
const connection = z.strictObject({ connection: z.uuid() });
const size = z.int().min(1).max(2_000);
const code = z.string().min(1).max(256);

const savedProfileSchema = z.strictObject({
  id: z.uuid(),
  cluster: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    ...cluster,
    demo: z.boolean(),
  }),
  userName: z.string(),
  handovers: z.int().min(0),
  audit: provenHeadSchema.nullable(),
}) satisfies z.ZodType<SavedProfile>;

/** An API call of the window: the name must be one the window may use, and the input that procedure's own. */
const callSchema = z
  .strictObject({ profileId: z.uuid(), name: z.enum(windowApiNames), input: z.unknown() })
  .transform(({ profileId, name, input }, context) => {
    const parsed = api[name].input.safeParse(input);
    if (parsed.success) return { profileId, name, input: parsed.data };
    for (const issue of parsed.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path });
    return z.NEVER;
  });

/** What main may send to each method: parsed here again, although main has checked what came from the window. */
export const inputSchemas = {
  restore: z.strictObject({ profiles: z.array(savedProfileSchema) }),
  speak: speechSchema,
  inspectInvite: z.strictObject({ ...cluster, code }),
  signIn: z.strictObject({ ...cluster, user: userNameSchema, password: z.string().max(256) }),
  redeemInvite: z.strictObject({ ...cluster, code, password: passwordSchema }),
  signOut: profile,
  forget: profile,
  assume: z.strictObject({ profileId: z.uuid(), requests: z.array(z.uuid()).min(1).max(16) }),
  drop: profile,
  exportKey: z.strictObject({ profileId: z.uuid(), folder: z.string().min(1).max(4_096) }),
  call: callSchema,
  openSession: z.strictObject({
    sessionId: z.uuid(),
    profileId: z.uuid(),
    resource: resourceIdSchema,
    login: loginSchema,
    columns: size,
    rows: size,
    again: z.boolean(),
  }),
  attachSession: z.strictObject({ sessionId: z.uuid(), from: z.int().min(0).nullable() }),
  reconnectSession: z.strictObject({ sessionId: z.uuid() }),
  checkAudit: z.strictObject({
    profileId: z.uuid(),
    from: z
      .strictObject({
        event: api['audit.verify'].input.shape.from.unwrap(),
        kept: provenHeadSchema.nullable(),
      })
      .nullable(),
  }),
  closeSession: z.strictObject({ sessionId: z.uuid() }),
  openFiles: z.strictObject({
    connection: z.uuid(),
    profileId: z.uuid(),
    resource: resourceIdSchema,
    name: z.string().max(300),
    login: loginSchema,
  }),
  reconnectFiles: connection,
  closeFiles: connection,
  listFiles: fileCommands['files.list'].input,
  listLocalFiles: z.strictObject({ folder: z.string().min(1).max(4_096) }),
  changeFiles: fileCommands['files.change'].input,
  startTransfer: z.strictObject({
    transfer: z.uuid(),
    connection: z.uuid(),
    direction: z.enum(['down', 'up']),
    folder: remotePathSchema,
    local: z.string().min(1).max(4_096),
    names: z.array(fileNameSchema).max(10_000),
    sources: z
      .array(z.strictObject({ path: z.string().min(1).max(4_096), name: fileNameSchema }))
      .max(10_000),
    forDrag: z.boolean(),
  }),
  steerTransfer: fileCommands['files.steer'].input,
  answerTransfer: fileCommands['files.answer'].input,
  wake: z.strictObject({}),
  shutdown: z.strictObject({}),
} as const satisfies Record<keyof ClientService, z.ZodType>;
