import type { AuditRecord } from '../store/records';

/** Names for the ids in an event, as they are now. */
export interface AuditNames {
  user(id: string): string;
  resource(id: string): string;
}

/** Who did it, in words: a user's name, the cluster, or nobody who was signed in. */
export function actorOf({ actor }: AuditRecord, names: AuditNames): string {
  if (actor === 'cluster') return 'the cluster';
  return actor === 'nobody' ? 'nobody signed in' : names.user(actor);
}

/** Strangers' words are among them too: what they type as a target, and the commands that are run. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u2028-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** What a record says of itself, as words: events hold plain values, and lists of them. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value === 'string') return oneLine(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What is written and deleted as YAML documents. */
const documents: ReadonlyMap<string, string> = new Map([
  ['role', 'role'],
  ['user', 'user'],
  ['node', 'node'],
  ['db', 'database'],
  ['app', 'app'],
  ['kube_cluster', 'Kubernetes cluster'],
  ['windows_desktop', 'Windows desktop'],
]);

/** One sentence that says what happened. Events of a type that is not known keep their type as the sentence. */
export function summaryOf(record: AuditRecord, names: AuditNames): string {
  const who = actorOf(record, names);
  const text = (key: string): string => textOf(record.data[key]);
  const request = `request ${text('request').slice(0, 8)}`;
  const sentences: Readonly<Record<string, () => string>> = {
    'cluster.create': () => `The cluster ${text('name')} was created`,
    sign_in: () => `${who} signed in from ${text('address')}`,
    'sign_in.refused': () => `A wrong password for ${text('user')} from ${text('address')}`,
    'invite.refused': () => `A join link that is no good, from ${text('address')}`,
    'sign_in.expired': () => `The sign-in of ${names.user(text('user'))} ran out`,
    'sign_in.ended': () => `A sign-in of ${who} ended: ${text('reason')}`,
    sign_out: () => `${who} signed out`,
    'certificate.issue': () => `${who} got certificate ${text('generation')} of the sign-in`,
    'invite.redeem': () => `${who} joined by an invite`,
    'invite.create': () => `${who} invited ${text('user')}`,
    'access_request.created': () => `${who} made ${request}: ${text('reason') || 'no reason'}`,
    'access_request.reviewed': () => `${who} reviewed ${request}: ${text('verdict')}`,
    'access_request.approved': () => `${who} approved ${request}`,
    'access_request.denied': () => `${who} denied ${request}`,
    'access_request.withdrawn': () => `${who} withdrew ${request}`,
    'access_request.commented': () => `${who} said about ${request}: ${text('comment')}`,
    'access_request.released': () => `${who} gave back the access of ${request}`,
    'access_request.escalated': () => `More reviewers were called to ${request}`,
    'access_request.prolonged': () => `The access of ${request} was prolonged`,
    'access_request.revoked': () => `${who} revoked ${request}: ${text('resolution')}`,
    'access_request.expired': () => `Nobody decided on ${request} in time`,
    'access_request.access-ended': () => `The access of ${request} ended`,
    'access_request.started': () => `The access of ${request} can be used from now on`,
    'lock.create': () =>
      `${who} locked ${text('kind')} ${text('name')}: ${text('message') || 'no reason'}`,
    'lock.delete': () => `${who} lifted the lock on ${text('kind')} ${text('name')}`,
    'lock.expired': () => `The lock on ${text('kind')} ${text('name')} ran out`,
    'session.start': () =>
      `${who} opened ${text('what')} as ${text('login')} on ${names.resource(text('resourceId'))}`,
    'session.end': () =>
      `The session of ${who} as ${text('login')} on ${names.resource(text('resourceId'))} ended: ${text('reason')}`,
    'session.refused': () =>
      `${who} was refused as ${text('login')} on ${text('target')}: ${text('reason')}`,
    'node.enrol': () => `${who} enrolled ${text('name')}`,
    'node.address': () => `${text('name')} is now reached at ${text('address')}`,
    'node.host_key_refused': () => `${text('name')} showed an unknown host key and was refused`,
    'node.host_key_confirmed': () => `${who} confirmed the host key of ${text('name')}`,
    'roles.read': () => 'The roles were read again by this version of Daypass',
    'role.reread': () => `Role ${text('name')} was read again: more of it is enforced now`,
    'setting.put': () => `${who} set ${text('key')}`,
  };
  const [, kind = '', verb] = /^(.+)\.(put|delete)$/.exec(record.type) ?? [];
  const what = documents.get(kind);
  if (what !== undefined)
    return `${who} ${verb === 'put' ? 'wrote' : 'deleted'} ${what} ${text('name')}`;
  return sentences[record.type]?.() ?? record.type;
}
