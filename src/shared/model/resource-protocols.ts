import type { ResourceKind } from './resource-kind';

/** What a resource speaks, where nothing else is said. */
export const defaultProtocols: Readonly<Record<ResourceKind, string>> = {
  node: 'ssh',
  kube_cluster: 'kubernetes',
  kube_resource: 'kubernetes',
  db: 'postgres',
  app: 'http',
  windows_desktop: 'rdp',
};

/** The protocol of apps that are AWS consoles: these are used as an AWS role. */
export const awsConsole = 'aws-console';
