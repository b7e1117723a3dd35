import { ExpectedError } from '#shared/api/errors';
import {
  handingOverSchema,
  mostHandovers,
  type AuthorityName,
  type HandingOver,
  type RotationStep,
} from '#shared/model/authority';
import type { AuthorityKey, AuthorityRing } from '../../authority/authority-file';
import { signHandover } from '../../authority/handover';
import { makeKey } from '../../authority/make-key';
import { stepsFrom, takeStep } from '../../authority/rotation';
import type { Resting } from './resting';

/** What an authority is called in sentences. */
export const authorityWords: Readonly<Record<AuthorityName, string>> = {
  user: 'user',
  node: 'node',
  host: 'host',
  audit: 'audit',
  'tls-server': 'API server',
  'tls-user': 'API user',
};

/** @throws ExpectedError `wrong_state` when the authority is not where this step begins */
export function requireStep(name: AuthorityName, ring: AuthorityRing, step: RotationStep): void {
  if (stepsFrom(ring.state).includes(step)) return;
  const tried = takeStep(ring, step, () => ring.keys[0]);
  const why = tried.ok ? '' : tried.error;
  throw new ExpectedError('wrong_state', `The ${authorityWords[name]} authority ${why}.`);
}

/** @throws ExpectedError `wrong_state` naming what dropping the old key would cut off */
export function requireNothingRests(name: AuthorityName, { nodes, signIns, until }: Resting): void {
  if (nodes.length === 0 && signIns === 0) return;
  const names = nodes.map((node) => node.name);
  const what = [
    ...(names.length > 0 ? [`${listed(names)} would not let anybody in any more`] : []),
    ...(signIns > 0
      ? [
          `${signIns} ${signIns === 1 ? 'sign-in has a certificate' : 'sign-ins have certificates'} of the old key` +
            (until === null ? '' : ` until ${new Date(until).toISOString()} at the latest`),
        ]
      : []),
  ];
  throw new ExpectedError(
    'wrong_state',
    `The old key of the ${authorityWords[name]} authority is still needed: ${what.join(', and ')}. Wait, or finish ` +
      'all the same to cut them off.',
    { field: 'force', details: names },
  );
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

/**
 * The ring after a step, with a new key where the step brings one, and signed by the key before where it changes
 * which one signs and people's computers keep that.
 */
export async function ringAfter(input: {
  readonly name: AuthorityName;
  readonly ring: AuthorityRing;
  readonly step: RotationStep;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly now: number;
}): Promise<AuthorityRing> {
  const { name, ring, step, cluster, now } = input;
  requireStep(name, ring, step);
  const made = step === 'prepare' ? await makeKey(name, cluster.name, now) : ring.keys[0];
  const next = takeStep(ring, step, () => made);
  if (!next.ok) throw new Error('A step that can be taken was not taken');
  const [signs] = next.value.keys;
  const handovers = [...ring.handovers];
  const authority = handingOverSchema.safeParse(name).data;
  if (authority && signs !== ring.keys[0])
    handovers.push(handOver(authority, ring, { to: signs, cluster: cluster.id, now }));
  return { ...next.value, since: now, handovers };
}

function handOver(
  authority: HandingOver,
  { keys: [from], handovers }: AuthorityRing,
  {
    to,
    cluster,
    now,
  }: { readonly to: AuthorityKey; readonly cluster: string; readonly now: number },
) {
  if (handovers.length >= mostHandovers)
    throw new ExpectedError('limit_exceeded', 'This authority was rotated too often to go on.');
  const number = (handovers.at(-1)?.number ?? 0) + 1;
  const { privateKey } = from;
  return signHandover({ authority, cluster, number, from: privateKey, to: to.privateKey, now });
}
