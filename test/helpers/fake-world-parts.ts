import type { ApiError } from '#shared/api/errors';
import type { RequestChange } from '#shared/api/events';
import type { AppState, HostedCluster, ProfileState, SessionState } from '#shared/ipc/app-state';
import { err, type Result } from '#shared/lib/result';
import type { AccessRequest, AccessRequestView, Person } from '#shared/model/access-request';
import type { Choices } from '#shared/model/principal';
import type { Resource, ResourceKind } from '#shared/model/resource';
import { parseResourceId } from '#shared/model/resource-id';
import type { ResourceRow } from '#shared/model/search';
import type { FakeBridge } from './fake-bridge';
import { aProfileState, aStatus, bob, clusterName, pin, uuid } from './window-builders';

/** A cluster in memory, just real enough to walk through the whole loop in a browser. */
export interface FakeWorld {
  readonly bridge: FakeBridge;
  readonly resources: readonly Resource[];
  readonly requests: Map<string, AccessRequest>;
  state(): AppState;
  change(part: Partial<AppState>): void;
  changeProfile(id: string, part: Partial<ProfileState>): void;
  viewFor(request: AccessRequest, person: Person): AccessRequestView;
  announce(request: AccessRequest, change: RequestChange, by: Person | null): void;
  personOf(profileId: string): Person;
  addSession(session: SessionState): void;
  changeSession(id: string, part: Partial<SessionState> | null): void;
}

export const failing = (
  code: ApiError['code'],
  message: string,
  details: string[] = [],
): Result<never, ApiError> => err({ code, message, field: null, details });

export const hosted: HostedCluster = {
  state: 'running',
  name: clusterName,
  demo: true,
  apiAddress: '127.0.0.1:3080',
  proxyAddress: '127.0.0.1:3023',
  pin,
  error: null,
  warnings: [
    'This computer has no keychain: the keys of the cluster lie in a file that only your account can read.',
    'Demo shells run as the account that runs the app.',
  ],
  demoUsers: [
    { name: 'alice', roles: ['requester'], password: 'correct-horse-battery' },
    { name: 'bob', roles: ['reviewer'], password: 'staple-seven-oceans' },
    { name: 'carol', roles: ['administrator'], password: 'quiet-river-lantern' },
  ],
};

export function aliceState(): ProfileState {
  return aProfileState({ status: aStatus({ validUntil: Date.now() + 7 * 3_600_000 + 3_480_000 }) });
}

export function signedInProfile(person: Person, number: number): ProfileState {
  const can = {
    request: person.name !== 'bob',
    review: person.name !== 'alice',
    administer: person.name === 'carol',
    audit: person.name === 'carol',
    lock: person.name === 'carol',
    settings: person.name === 'carol',
    recordings: person.name === 'carol',
  };
  const roles = hosted.demoUsers.find((user) => user.name === person.name)?.roles ?? [];
  const validUntil = Date.now() + 28_000_000;
  const status = aStatus({ user: person, roles, can, validUntil });
  return aProfileState({ id: uuid(number), userName: person.name, status });
}

export const bobState = () => signedInProfile(bob, 202);

const choices: Readonly<Record<ResourceKind, Choices>> = {
  node: { login: ['alice', 'deploy'] },
  windows_desktop: { login: ['alice', 'Administrator'] },
  db: { db_user: ['reporter', 'viewer'], db_name: ['*'], db_role: ['read_only'] },
  app: {},
  kube_cluster: { kubernetes_group: ['developers', 'viewers'], kubernetes_user: ['alice'] },
  kube_resource: { kubernetes_group: ['developers', 'viewers'], kubernetes_user: ['alice'] },
};
const arns = [
  'arn:aws:iam::123456789012:role/ReadOnly',
  'arn:aws:iam::123456789012:role/ops/Deploy',
];

/** The same choices, in lists of their own, as an answer of the API has them. */
export function copied(given: Choices): ResourceRow['available'] {
  return Object.fromEntries(Object.entries(given).map(([type, values]) => [type, [...values]]));
}

/** As whom a resource may be asked for in the cluster in memory. */
export function fakeChoices(id: string): Choices {
  if (id.endsWith('/app/aws')) return { aws_role_arn: arns };
  const parsed = parseResourceId(id);
  return parsed.ok ? choices[parsed.value.kind] : {};
}
