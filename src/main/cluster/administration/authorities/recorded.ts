import { z } from 'zod';
import {
  authorityNames,
  authorityNameSchema,
  rotationStateSchema,
  type AuthorityName,
  type RotationState,
} from '#shared/model/authority';
import type { NewAuditEvent } from '../../audit/chain';
import type { Ledger, Plan } from '../../audit/ledger';
import { fingerprintOf } from '../../authority/authorities';
import type { AuthorityRing } from '../../authority/authority-file';
import type { ClusterState } from '../../store/cluster-state';

const setting = 'authorities';
const recordSchema = z.strictObject({
  state: rotationStateSchema,
  /** Of the trusted keys, the one that signs first. */
  fingerprints: z.array(z.string()).min(1).max(2),
});
type Recorded = z.infer<typeof recordSchema>;
const schema = z.partialRecord(authorityNameSchema, recordSchema);

const verbs: Readonly<Record<RotationState, string>> = {
  standing: 'finished',
  prepared: 'prepared',
  switched: 'switched',
  'rolled-back': 'rolled_back',
};

function recordOf(name: AuthorityName, { state, keys }: AuthorityRing): Recorded {
  return { state, fingerprints: keys.map((key) => fingerprintOf(name, key)) };
}

function recordedIn(
  state: Pick<ClusterState, 'settings'>,
): Partial<Record<AuthorityName, Recorded>> {
  return schema.safeParse(state.settings.get(setting)).data ?? {};
}

/**
 * Puts the ring of an authority on record together with the event that tells of the step that led to it.
 *
 * @param by a user's id, or `cluster`
 * @param more what else the event holds
 */
export function planRecord(
  state: ClusterState,
  {
    name,
    ring,
    by,
    more = {},
  }: {
    readonly name: AuthorityName;
    readonly ring: AuthorityRing;
    readonly by: string;
    readonly more?: Readonly<Record<string, unknown>>;
  },
): Plan<undefined> {
  const before = recordedIn(state);
  const known = before[name];
  const record = recordOf(name, ring);
  const { fingerprints } = record;
  const dropped = known?.fingerprints.filter((each) => !fingerprints.includes(each)) ?? [];
  const isUndone = record.state === 'standing' && known?.state === 'prepared';
  const handover = ring.handovers.at(-1);
  const event: NewAuditEvent = {
    type: `authority.rotate_${isUndone ? 'rolled_back' : verbs[record.state]}`,
    actor: by,
    data: {
      authority: name,
      signs: fingerprints[0],
      trusted: fingerprints,
      ...(dropped.length > 0 && { dropped }),
      // The newest one, in each event after it: whichever of them is lost, the next one still proves the key.
      ...(handover && { handover }),
      ...more,
    },
  };
  return {
    writes: [{ type: 'setting', key: setting, value: { ...before, [name]: record } }],
    audit: [event],
    changes: [
      { type: 'authorities', request: null, change: null, by: by === 'cluster' ? null : by },
    ],
    result: undefined,
  };
}

/**
 * Brings the record in line with the key files, which count: a step whose end was cut off is told of now. Of an
 * authority that never rotated there is nothing to tell.
 */
export async function reconcile(
  ledger: Ledger,
  ringOf: (name: AuthorityName) => AuthorityRing,
): Promise<void> {
  for (const name of authorityNames) {
    const ring = ringOf(name);
    const known = recordedIn(ledger.state)[name];
    const isKnown = known
      ? JSON.stringify(known) === JSON.stringify(recordOf(name, ring))
      : ring.since === null;
    if (isKnown) continue;
    const more = { recovered: true };
    await ledger.write((state) => planRecord(state, { name, ring, by: 'cluster', more }));
  }
}
