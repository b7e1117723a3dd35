import { t } from '#shared/i18n/text';
import type { ConfigKind } from '#shared/model/config-kinds';
import type { ConfigChange, ConfigEffect } from '#shared/api/procedures/configuration';
import type { DocumentKey } from '../../stores/config-drafts';
import type { IconName } from '../../ui/icon';
import type { Tone, Words } from '../../ui/words';

/** Several of a kind, as a heading: `Roles`. */
export function configKindsName(kind: ConfigKind): string {
  return t(`configuration.kinds.${kind}`);
}

/** A document by its kind and name, within a sentence: `role access`. */
export function documentName({ kind, name }: DocumentKey): string {
  return t('configuration.document.named', { kind, name });
}

const actionTones: Readonly<Record<ConfigChange['action'], Tone>> = {
  create: 'ok',
  update: 'accent',
  unchanged: 'neutral',
  delete: 'bad',
};

export function actionWords(action: ConfigChange['action']): Words {
  return { text: t(`configuration.actions.${action}`), tone: actionTones[action] };
}

export const effectLooks: Readonly<
  Record<
    ConfigEffect['type'],
    { readonly icon: IconName; readonly tone: 'lost' | 'gained' | 'other' }
  >
> = {
  'loses-access': { icon: 'close', tone: 'lost' },
  'may-no-longer-request': { icon: 'close', tone: 'lost' },
  'may-no-longer-review': { icon: 'close', tone: 'lost' },
  'request-ends': { icon: 'clock', tone: 'lost' },
  'rights-change': { icon: 'shield', tone: 'other' },
  'gains-access': { icon: 'plus', tone: 'gained' },
  'may-request': { icon: 'plus', tone: 'gained' },
  'may-review': { icon: 'plus', tone: 'gained' },
};
