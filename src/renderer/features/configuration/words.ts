import { configKinds, type ConfigKind } from '#shared/model/config-kinds';
import type { ConfigChange, ConfigEffect } from '#shared/api/procedures/configuration';
import type { IconName } from '../../ui/icon';
import type { Tone } from '../../ui/words';

interface KindWords {
  readonly many: string;
  readonly one: string;
}

export const configKindNames: Readonly<Record<ConfigKind, KindWords>> = {
  role: { many: 'Roles', one: 'role' },
  user: { many: 'Users', one: 'user' },
  node: { many: 'Servers', one: 'server' },
  db: { many: 'Databases', one: 'database' },
  app: { many: 'Applications', one: 'application' },
  kube_cluster: { many: 'Kubernetes', one: 'Kubernetes cluster' },
  windows_desktop: { many: 'Desktops', one: 'Windows desktop' },
  access_monitoring_rule: { many: 'Review rules', one: 'review rule' },
};

export const kindOptions = configKinds.map((value) => ({
  value,
  text: configKindNames[value].many,
}));

export const actionWords: Readonly<
  Record<ConfigChange['action'], { readonly text: string; readonly tone: Tone }>
> = {
  create: { text: 'New', tone: 'ok' },
  update: { text: 'Changed', tone: 'accent' },
  unchanged: { text: 'Unchanged', tone: 'neutral' },
  delete: { text: 'Deleted', tone: 'bad' },
};

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
