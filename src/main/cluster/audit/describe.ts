import type { AuditRecord } from '#shared/model/audit';
import { oneLine, textOf } from './plain-words';
import { summaries } from './summaries';

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

/** What is written and deleted as YAML documents. */
const documents: ReadonlyMap<string, string> = new Map([
  ['role', 'role'],
  ['user', 'user'],
  ['node', 'node'],
  ['db', 'database'],
  ['app', 'app'],
  ['kube_cluster', 'Kubernetes cluster'],
  ['windows_desktop', 'Windows desktop'],
  ['access_monitoring_rule', 'review rule'],
]);

/** One sentence that says what happened. Events of a type that is not known keep their type as the sentence. */
export function summaryOf(record: AuditRecord, names: AuditNames): string {
  const who = actorOf(record, names);
  const text = (key: string): string => textOf(record.data[key]);
  const [, kind = '', verb] = /^(.+)\.(put|delete)$/.exec(record.type) ?? [];
  const what = documents.get(kind);
  if (what !== undefined)
    return `${who} ${verb === 'put' ? 'wrote' : 'deleted'} ${what} ${text('name')}`;
  // Older events hold the address with everything else.
  const address = record.address ?? text('address');
  const sentence = summaries.get(record.type)?.({
    who,
    text,
    from: address === '' ? '' : ` from ${oneLine(address)}`,
    request: `request ${text('request').slice(0, 8)}`,
    user: names.user(text('user')),
    resource: names.resource(text('resourceId')),
  });
  return sentence ?? record.type;
}
