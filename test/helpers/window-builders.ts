import type { ApiOutput } from '#shared/api/contract';
import { usualSpeech } from '#shared/i18n/language';
import type { AppState, ProfileState, SessionState } from '#shared/ipc/app-state';
import { initialSettings } from '#shared/ipc/settings';
import type {
  AccessRequest,
  AccessRequestView,
  Person,
  Review,
} from '#shared/model/access-request';
import type { Resource } from '#shared/model/resource';
import { defaultProtocols } from '#shared/model/resource-protocols';
import type { ResourceRow } from '#shared/model/search';
import type { Status } from '#shared/model/status';

/** A readable UUID for tests: `uuid(7)`. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString().padStart(12, '0')}`;
}

export const clusterName = 'demo.example';
export const pin = `sha256:${'ab12'.repeat(16)}`;
export const alice: Person = { id: uuid(101), name: 'alice' };
export const bob: Person = { id: uuid(102), name: 'bob' };
export const aliceProfile = uuid(201);
export const bobProfile = uuid(202);
export const startOfTest = Date.UTC(2030, 0, 15, 9, 30);

export function aStatus(part: Partial<Status> = {}): Status {
  return {
    cluster: clusterName,
    user: alice,
    roles: ['requester'],
    assumedRoles: [],
    logins: [],
    activeRequests: [],
    grants: [],
    standing: true,
    severalGrants: false,
    allowedResources: null,
    validUntil: startOfTest + 8 * 3_600_000,
    generation: 1,
    extensions: { pty: true, portForwarding: false, agentForwarding: false },
    can: {
      request: true,
      review: false,
      administer: false,
      audit: false,
      lock: false,
      settings: false,
      recordings: false,
    },
    reasonRequired: false,
    ...part,
  };
}

export function aProfileState(part: Partial<ProfileState> = {}): ProfileState {
  return {
    id: aliceProfile,
    cluster: {
      id: uuid(301),
      name: clusterName,
      address: '127.0.0.1:3080',
      pin,
      demo: true,
    },
    userName: 'alice',
    state: 'signed-in',
    stateReason: '',
    status: aStatus(),
    assumedUntil: null,
    stockSsh: {
      config: '/run/user/1000/daypass/profile.config',
      gateway: 'daypass-demo',
      suffix: 'demo',
      agentSocket: '/run/user/1000/daypass/alice.sock',
      knownHosts: '/home/alice/.config/daypass/known_hosts',
      proxyHost: '127.0.0.1',
      proxyPort: 3023,
    },
    auditWarning: '',
    ...part,
  };
}

export function anAppState(part: Partial<AppState> = {}): AppState {
  return {
    version: '0.1.0',
    speech: usualSpeech,
    platform: 'linux',
    hosted: null,
    profiles: [aProfileState()],
    activeProfile: aliceProfile,
    sessions: [],
    settings: initialSettings,
    settingsFile: {
      path: '/home/alice/.config/Daypass/settings.json',
      problems: [],
      unreadable: null,
    },
    tour: { step: 0, open: false },
    doNotDisturb: { until: null, quiet: null },
    arriving: [],
    notices: [],
    ...part,
  };
}

export function aResource(number: number, part: Partial<Resource> = {}): Resource {
  return {
    id: `/${clusterName}/node/${uuid(number)}`,
    kind: 'node',
    name: `node-${number}`,
    labels: { env: 'test' },
    description: '',
    protocol: defaultProtocols[part.kind ?? 'node'],
    ...part,
  };
}

export function aRow(number: number, part: Partial<ResourceRow> = {}): ResourceRow {
  return {
    resource: aResource(number),
    state: 'requestable',
    available: {},
    requestable: { login: ['alice', 'deploy'] },
    requests: [],
    ...part,
  };
}

export function aRequest(number: number, part: Partial<AccessRequest> = {}): AccessRequest {
  return {
    id: uuid(number),
    requester: alice,
    roles: ['access'],
    resources: [{ id: aResource(1).id, constraint: { type: 'ssh_logins', logins: ['alice'] } }],
    reason: 'Looking into a slow sensor',
    suggestedReviewers: [],
    state: 'PENDING',
    created: startOfTest + number * 1_000,
    pendingUntil: startOfTest + 7 * 86_400_000,
    accessDuration: 8 * 3_600_000,
    approvedAt: null,
    accessUntil: null,
    reviews: [],
    resolution: '',
    endedBy: null,
    startAt: null,
    asked: null,
    extends: null,
    escalations: 0,
    comments: [],
    ...part,
  };
}

/** An approval by bob. */
export function aReview(part: Partial<Review> = {}): Review {
  return {
    author: bob,
    rule: null,
    verdict: 'approve',
    message: '',
    at: startOfTest,
    terms: null,
    ...part,
  };
}

export function aView(
  number: number,
  part: Partial<AccessRequest> = {},
  can: Partial<AccessRequestView['can']> = {},
): AccessRequestView {
  return {
    request: aRequest(number, part),
    resources: [aResource(1)],
    principals: { [aResource(1).id]: { login: ['alice'] } },
    can: {
      review: false,
      assume: false,
      withdraw: false,
      revoke: false,
      release: false,
      extend: false,
      comment: false,
      ...can,
    },
    locked: null,
    whyNotReview: '',
    calledUpon: can.review === true,
    waitingFor: '1 approval by a reviewer of access',
  };
}

type Lost = Extract<SessionState, { readonly state: 'reconnecting' }>;
type Other = Exclude<SessionState, Lost>;

/** One that is open, unless told otherwise. */
export function aSession(number: number, part: Partial<Other> = {}): Other {
  return {
    id: uuid(number),
    profileId: aliceProfile,
    resource: aResource(1).id,
    name: 'iot',
    login: 'alice',
    state: 'open',
    reason: '',
    exitCode: null,
    ...part,
  };
}

/** One whose connection was lost. */
export function aLostSession(number: number): Lost {
  const reason = 'The connection to the gateway was lost.';
  const retry = { attempt: 2, nextTry: startOfTest + 4_000 };
  return { ...aSession(number, { reason }), state: 'reconnecting', ...retry };
}

const hourMs = 3_600_000;

/** A dry run of a request that can be sent, and for which alice has to say why. */
export function aDryRun(part: Partial<ApiOutput<'requests.dryRun'>>): ApiOutput<'requests.dryRun'> {
  return {
    roles: ['access'],
    problems: [],
    problemFields: (part.problems ?? []).map(() => null),
    trace: [],
    longestDuration: 8 * hourMs,
    longestPending: 7 * 24 * hourMs,
    latestStart: Date.now() + 7 * 24 * hourMs,
    reasonRequired: true,
    reasonPrompts: [],
    approvalsNeeded: '1 approval by a reviewer of access',
    approvals: [{ role: 'access', needs: ['1 approval'] }],
    reviewers: [],
    suggestedReviewers: [],
    choices: {},
    granted: {},
    autoReview: null,
    accessUntil: Date.now() + 8 * hourMs,
    ...part,
  };
}
