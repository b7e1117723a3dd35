import { principalTypesOf, type PrincipalType } from './principal';
import type { Resource } from './resource';
import { awsConsole } from './resource-protocols';

/** Databases that are used by a user alone, without naming a database in them. */
const withoutNames: ReadonlySet<string> = new Set([
  'mysql',
  'cockroachdb',
  'redis',
  'cassandra',
  'elasticsearch',
  'opensearch',
  'dynamodb',
  'clickhouse',
  'clickhouse-http',
]);

/** The types of principal that have to be chosen to use a resource; none where it is used as nobody in particular. */
export function requiredTypes({
  kind,
  protocol,
}: Pick<Resource, 'kind' | 'protocol'>): readonly PrincipalType[] {
  switch (kind) {
    case 'node':
    case 'windows_desktop':
      return login;
    case 'db':
      return withoutNames.has(protocol) ? userAlone : userAndName;
    case 'app':
      return protocol === awsConsole ? roleArn : none;
    case 'kube_cluster':
    case 'kube_resource':
      return none;
  }
}

const none: readonly PrincipalType[] = [];
const login: readonly PrincipalType[] = ['login'];
const userAlone: readonly PrincipalType[] = ['db_user'];
const userAndName: readonly PrincipalType[] = ['db_user', 'db_name'];
const userAndRole: readonly PrincipalType[] = ['db_user', 'db_role'];
const roleArn: readonly PrincipalType[] = ['aws_role_arn'];

/** The types of principal that a resource can be used as: those of its kind, as far as its protocol has them. */
export function usableTypes(
  resource: Pick<Resource, 'kind' | 'protocol'>,
): readonly PrincipalType[] {
  const { kind, protocol } = resource;
  if (kind === 'app') return protocol === awsConsole ? roleArn : none;
  if (kind === 'db' && withoutNames.has(protocol)) return userAndRole;
  return principalTypesOf[kind];
}
