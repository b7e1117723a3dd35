import { recordingSummaries } from './recording-summaries';

/** What a sentence about an event is made of, all of it in one line. */
export interface Told {
  readonly who: string;
  /** What the event holds under a key, in words; empty for nothing. */
  text(key: string): string;
  /** " from 192.0.2.7", or empty. */
  readonly from: string;
  /** "request 1a2b3c4d" */
  readonly request: string;
  /** The name of the user whom the event is about. */
  readonly user: string;
  readonly resource: string;
}

/** Who reviewed, or by which rule the cluster did. */
function reviewed(how: string, { who, request, text }: Told): string {
  const rule = text('rule');
  return `${who} ${how} ${request}${rule && ` by rule ${rule}`}`;
}

/** One sentence a type, without a full stop. */
export const summaries: ReadonlyMap<string, (told: Told) => string> = new Map(
  Object.entries<(told: Told) => string>({
    'cluster.create': ({ text }) => `The cluster ${text('name')} was created`,
    sign_in: ({ who, from }) => `${who} signed in${from}`,
    'sign_in.refused': ({ text, from }) => `A wrong password for ${text('user')}${from}`,
    'sign_in.expired': ({ user }) => `The sign-in of ${user} ran out`,
    'sign_in.ended': ({ who, text }) => `A sign-in of ${who} ended: ${text('reason')}`,
    sign_out: ({ who }) => `${who} signed out`,
    'certificate.issue': ({ who, text }) =>
      `${who} got certificate ${text('generation')} of the sign-in`,
    'certificate.exported': ({ who, text }) =>
      `${who} exported a key and certificate to files: ${text('key')}`,
    'invite.create': ({ who, text }) => `${who} invited ${text('user')}`,
    'invite.redeem': ({ who }) => `${who} joined by an invite`,
    'invite.refused': ({ from }) => `A join link that is no good${from && `,${from}`}`,
    'access_request.created': ({ who, request, text }) =>
      `${who} made ${request}: ${text('reason') || 'no reason'}`,
    'access_request.reviewed': (told) => `${reviewed('reviewed', told)}: ${told.text('verdict')}`,
    'access_request.approved': (told) => reviewed('approved', told),
    'access_request.denied': (told) => reviewed('denied', told),
    'access_request.started': ({ request }) => `The access of ${request} can be used from now on`,
    'access_request.locked': ({ who, request }) => `${who} locked ${request}`,
    'access_request.unlocked': ({ who, request }) => `${who} lifted the lock on ${request}`,
    'access_request.withdrawn': ({ who, request }) => `${who} withdrew ${request}`,
    'access_request.commented': ({ who, request, text }) =>
      `${who} said about ${request}: ${text('comment')}`,
    'access_request.released': ({ who, request }) => `${who} gave back the access of ${request}`,
    'access_request.escalated': ({ request }) => `More reviewers were called to ${request}`,
    'access_request.prolonged': ({ request }) => `The access of ${request} was prolonged`,
    'access_request.revoked': ({ who, request, text }) =>
      `${who} revoked ${request}: ${text('resolution')}`,
    'access_request.expired': ({ request }) => `Nobody decided on ${request} in time`,
    'access_request.access-ended': ({ request }) => `The access of ${request} ended`,
    'lock.create': ({ who, text }) =>
      `${who} locked ${text('kind')} ${text('name')}: ${text('message') || 'no reason'}`,
    'lock.delete': ({ who, text }) => `${who} lifted the lock on ${text('kind')} ${text('name')}`,
    'lock.expired': ({ text }) => `The lock on ${text('kind')} ${text('name')} ran out`,
    'preset.saved': ({ who, text }) => `${who} saved the preset ${text('name')}`,
    'preset.deleted': ({ who, text }) => `${who} deleted the preset ${text('name')}`,
    'component.announced': ({ text }) =>
      `${text('name')} announced that it understands ${text('understands') || 'no constraint'}`,
    'session.start': ({ who, text, resource }) =>
      `${who} opened ${text('what')} as ${text('login')} on ${resource}`,
    'session.end': ({ who, text, resource }) =>
      `The session of ${who} as ${text('login')} on ${resource} ended: ${text('reason')}`,
    'session.forward': ({ who, text, resource }) =>
      text('direction') === 'agent'
        ? `${who} let ${text('login')} on ${resource} use an SSH agent`
        : `${who} forwarded ${text('direction') === 'remote' ? 'from' : 'to'} ${text('host')}` +
          `${text('port') === '0' ? '' : `:${text('port')}`} as ${text('login')} on ${resource}`,
    ...recordingSummaries,
    'session.exec': ({ who, text, resource }) =>
      `${who} ran a command as ${text('login')} on ${resource}: ${text('command')}`,
    'session.sftp': ({ who, text, resource }) =>
      `${who} copied files as ${text('login')} on ${resource}: ${text('operation')} ${text('path')}`,
    'session.refused': ({ who, text }) =>
      `${who} was refused as ${text('login')} on ${text('target')}: ${text('reason')}`,
    'call.refused': ({ who, text }) =>
      `${who} was refused ${text('procedure') || 'a call'}${timesOf(text)}: ${text('reason')}`,
    'resource.search': ({ who, text }) =>
      `${who} searched for ${soughtOf(text)} and found ${text('found')}`,
    'resource.index': ({ who }) => `${who}'s app read the list of resources for its index`,
    'audit.read': ({ who }) => `${who} read the audit log`,
    'audit.export': ({ who }) => `${who} exported the audit log`,
    'audit.verify': ({ who }) => `${who} had the audit log checked`,
    'audit.key': () => 'The cluster began to sign the end of the audit log',
    'authority.rotate_prepared': ({ who, text }) =>
      `${who} prepared a new key for the ${text('authority')} authority`,
    'authority.rotate_switched': ({ who, text }) =>
      `${who} had the new key of the ${text('authority')} authority sign from now on`,
    'authority.rotate_finished': ({ who, text }) =>
      `${who} ended the rotation of the ${text('authority')} authority: one key is trusted now`,
    'authority.rotate_rolled_back': ({ who, text }) =>
      `${who} rolled back the rotation of the ${text('authority')} authority`,
    'authority.schedule': ({ who, text }) =>
      `${who} set when these authorities rotate: ${text('authorities')}`,
    'node.trusts': ({ who, text }) =>
      `${who} said which keys of the node authority ${text('name')} trusts`,
    'node.enrol': ({ who, text }) => `${who} enrolled ${text('name')}`,
    'node.join_token': ({ who, text }) =>
      `${who} made a command that enrols ${text('uses')} servers`,
    'node.join_token_revoked': ({ who }) => `${who} took an enrolment command back`,
    'node.join': ({ who, text }) => `${text('name')} enrolled by a command of ${who}`,
    'node.join_refused': ({ from }) => `An enrolment command that is no good${from && `,${from}`}`,
    'node.report': ({ text }) => `${text('name')} reported`,
    'node.report_refused': ({ from }) => `A server that the cluster does not know reported${from}`,
    'node.leave': ({ text }) => `${text('name')} left the cluster`,
    'node.address': ({ text }) => `${text('name')} is now reached at ${text('address')}`,
    'node.down': ({ text }) => `${text('name')} no longer answers: ${text('reason')}`,
    'node.up': ({ text }) => `${text('name')} answers again`,
    'node.host_key_refused': ({ text }) =>
      `${text('name')} showed an unknown host key and was refused`,
    'node.host_key_confirmed': ({ who, text }) =>
      `${who} confirmed the host key of ${text('name')}`,
    'roles.read': () => 'The roles were read again by this version of Daypass',
    'role.reread': ({ text }) => `Role ${text('name')} was read again: more of it is enforced now`,
    'setting.put': ({ who, text }) => `${who} set ${text('key')}`,
  }),
);

function timesOf(text: Told['text']): string {
  return text('times') === '' ? '' : ` ${text('times')} times`;
}

const shownWords: Readonly<Record<string, string>> = {
  mine: 'what they may use',
  requestable: 'what they may ask for',
  all: 'anything',
};

function soughtOf(text: Told['text']): string {
  const words = text('query') === '' ? '' : `“${text('query').trim()}”`;
  const narrowed = [words, text('kinds'), text('labels'), text('predicate')];
  const sought = narrowed.filter((part) => part !== '').join(', ');
  return sought || (shownWords[text('show')] ?? 'resources');
}
