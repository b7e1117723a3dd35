import { inWords } from '#shared/i18n/formats';
import { t, type PlainKey } from '#shared/i18n/text';
import type { AuthorityName, RotationState, RotationStep } from '#shared/model/authority';
import type { AuthorityView } from '../../stores/authorities-store';
import { instantText } from '../../ui/time';

/** What each authority is for, and what replacing its key at once cuts off. */
export const authorityWords: Readonly<
  Record<
    AuthorityName,
    { readonly title: PlainKey; readonly does: PlainKey; readonly cutOff: PlainKey }
  >
> = {
  user: {
    title: 'authorities.user.title',
    does: 'authorities.user.does',
    cutOff: 'authorities.user.cutOff',
  },
  node: {
    title: 'authorities.node.title',
    does: 'authorities.node.does',
    cutOff: 'authorities.node.cutOff',
  },
  host: {
    title: 'authorities.host.title',
    does: 'authorities.host.does',
    cutOff: 'authorities.host.cutOff',
  },
  audit: {
    title: 'authorities.audit.title',
    does: 'authorities.audit.does',
    cutOff: 'authorities.handedOver',
  },
  'tls-server': {
    title: 'authorities.tlsServer.title',
    does: 'authorities.tlsServer.does',
    cutOff: 'authorities.handedOver',
  },
  'tls-user': {
    title: 'authorities.tlsUser.title',
    does: 'authorities.tlsUser.does',
    cutOff: 'authorities.tlsUser.cutOff',
  },
};

export const stateWords: Readonly<Record<RotationState, PlainKey>> = {
  standing: 'authorities.state.standing',
  prepared: 'authorities.state.prepared',
  switched: 'authorities.state.switched',
  'rolled-back': 'authorities.state.rolledBack',
};

/** A step of a rotation, or all of them at once. */
export type WantedStep = RotationStep | 'now';

export const stepWords = {
  prepare: {
    button: 'authorities.prepare.button',
    does: 'authorities.prepare.does',
    question: 'authorities.prepare.question',
  },
  switch: {
    button: 'authorities.switch.button',
    does: 'authorities.switch.does',
    question: 'authorities.switch.question',
  },
  finish: {
    button: 'authorities.finish.button',
    does: 'authorities.finish.does',
    question: 'authorities.finish.question',
  },
  'roll-back': {
    button: 'authorities.rollBack.button',
    does: 'authorities.rollBack.does',
    question: 'authorities.rollBack.question',
  },
  now: {
    button: 'authorities.now.button',
    does: 'authorities.now.does',
    question: 'authorities.now.question',
  },
} as const satisfies Record<WantedStep, object>;

/** What would be cut off by finishing now, each in a sentence. */
export function restingWords({ state, resting }: AuthorityView): readonly string[] {
  const { nodes, signIns: count, until } = resting;
  const names = inWords(nodes.map(({ name }) => name));
  const signIns =
    until === null
      ? t('authorities.resting.signIns', { count })
      : t('authorities.resting.signInsUntil', { count, until: instantText(until) });
  return [
    ...(nodes.length > 0 ? [t('authorities.resting.nodes', { state, names })] : []),
    ...(count > 0 ? [signIns] : []),
  ];
}

/** When the schedule acts next, in a sentence; empty when it does nothing. */
export function dueWords({ due, resting, steps }: AuthorityView, now: number): string {
  if (!due || !steps.includes(due.step)) return '';
  const step = t(stepWords[due.step].button);
  if (due.at > now) return t('authorities.due.at', { step, at: instantText(due.at) });
  const isHeldUp = due.step !== 'prepare' && (resting.nodes.length > 0 || resting.signIns > 0);
  return isHeldUp ? t('authorities.due.held', { step }) : t('authorities.due.soon', { step });
}
