import type { ResourceKind } from '#shared/model/resource';
import { Icon, type IconName } from './icon';

const icons: Readonly<Record<ResourceKind, IconName>> = {
  node: 'server',
  kube_cluster: 'cube',
  kube_resource: 'cube',
  db: 'database',
  app: 'app',
  windows_desktop: 'desktop',
};

/** What kind of resource something is, as a drawing. */
export function KindIcon({
  kind,
  size = 16,
}: {
  readonly kind: ResourceKind;
  readonly size?: number;
}) {
  return <Icon name={icons[kind]} size={size} />;
}
