import { t, type PlainKey } from '#shared/i18n/text';
import type { RequestState } from '#shared/model/access-request';
import type { ResourceKind } from '#shared/model/resource';
import type { AccessState } from '#shared/model/search';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

export interface Words {
  readonly text: string;
  readonly tone: Tone;
}

/** What something is called, by its message, for a table of them. */
export interface TitleAndTone {
  readonly title: PlainKey;
  readonly tone: Tone;
}

export function kindName(kind: ResourceKind): string {
  return t(`ui.kind.${kind}`);
}

/** Several of a kind, within a sentence. */
export function kindsName(kind: ResourceKind): string {
  return t(`ui.kinds.${kind}`);
}

const requestTones: Readonly<Record<RequestState, Tone>> = {
  PENDING: 'warn',
  APPROVED: 'ok',
  DENIED: 'bad',
  EXPIRED: 'neutral',
  WITHDRAWN: 'neutral',
  REVOKED: 'bad',
  RELEASED: 'neutral',
  EXTENDED: 'ok',
};

export function requestStateWords(state: RequestState): Words {
  return { text: t(`ui.requestState.${state}`), tone: requestTones[state] };
}

const accessTones: Readonly<Record<AccessState, Tone>> = {
  available: 'ok',
  granted: 'accent',
  pending: 'warn',
  requestable: 'neutral',
};

export function accessStateWords(state: AccessState): Words {
  return { text: t(`ui.accessState.${state}`), tone: accessTones[state] };
}

/** A text that may lack its full stop, as a sentence; empty stays empty. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…:](["”’)]*)$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
