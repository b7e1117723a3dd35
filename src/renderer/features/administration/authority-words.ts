import type { AuthorityName, RotationState, RotationStep } from '#shared/model/authority';
import type { AuthorityView } from '../../stores/authorities-store';
import { instantText } from '../../ui/time';
import { countOf } from '../../ui/words';

/** What each authority is for. */
export const authorityWords: Readonly<
  Record<AuthorityName, { readonly title: string; readonly does: string }>
> = {
  user: {
    title: 'People',
    does: 'Signs the certificates that people connect with. The gateway alone trusts it.',
  },
  node: {
    title: 'Servers',
    does: 'Signs what the gateway shows to servers. Every enrolled server trusts it.',
  },
  host: {
    title: 'Host names',
    does: 'Says to people’s own tools that a server is the one it claims to be.',
  },
  audit: {
    title: 'Audit log',
    does: 'Signs the end of the audit log, so that nobody can write it anew unnoticed.',
  },
  'tls-server': {
    title: 'This cluster',
    does: 'Shows the app that it speaks to this cluster. Join links carry its pin.',
  },
  'tls-user': {
    title: 'Sign-ins',
    does: 'Signs what the app shows to the cluster once somebody has signed in.',
  },
};

export const stateWords: Readonly<Record<RotationState, string>> = {
  standing: 'One key',
  prepared: 'New key prepared',
  switched: 'New key signs',
  'rolled-back': 'Rolled back',
};

export const stepWords: Readonly<
  Record<RotationStep, { readonly button: string; readonly does: string }>
> = {
  prepare: {
    button: 'Prepare a new key',
    does: 'A new key is made and trusted. The one of now goes on signing.',
  },
  switch: {
    button: 'Let the new key sign',
    does: 'The new key signs from now on. What the old one signed still counts.',
  },
  finish: {
    button: 'Finish',
    does: 'The key that signs no more is deleted. Whatever still rests on it is refused from then on.',
  },
  'roll-back': {
    button: 'Roll back',
    does: 'The key from before signs again. What the new one signed counts until you finish.',
  },
};

/** What would be cut off by finishing now, each in a sentence. */
export function restingWords({ state, resting }: AuthorityView): readonly string[] {
  const { nodes, signIns, until } = resting;
  const names = nodes.map(({ name }) => name).join(', ');
  const end = until === null ? '' : `, the last until ${instantText(until)}`;
  const wait =
    state === 'prepared'
      ? 'Still to get the new key'
      : state === 'standing'
        ? 'Does not trust this key'
        : 'Trusts the old key alone';
  return [
    ...(nodes.length > 0 ? [`${wait}: ${names}.`] : []),
    ...(signIns > 0
      ? [`${countOf(signIns, 'sign-in')} with a certificate of the old key${end}.`]
      : []),
  ];
}

/** When the schedule acts next, in a sentence; empty when it does nothing. */
export function dueWords({ due, resting, steps }: AuthorityView, now: number): string {
  if (!due || !steps.includes(due.step)) return '';
  const what = stepWords[due.step].button;
  if (due.at > now) return `${what}: by itself, ${instantText(due.at)}.`;
  const isHeldUp = due.step !== 'prepare' && (resting.nodes.length > 0 || resting.signIns > 0);
  return isHeldUp
    ? `${what}: by itself, once nothing rests on the old key.`
    : `${what}: by itself, within a minute.`;
}
