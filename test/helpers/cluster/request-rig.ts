import { createAccessRequests, type AccessRequests } from '#main/cluster/access/requests';
import type {
  NodeRecord,
  ReviewRuleRecord,
  RoleRecord,
  UserRecord,
} from '#main/cluster/store/records';
import { loadConfigFile } from '#main/cluster/policy/role-file';
import type { Write } from '#main/cluster/store/repository';
import type { AccessRequestView, RequestTerms } from '#shared/model/access-request';
import type { Constraint } from '#shared/model/constraint';
import { nodeRecord, openLedgerRig, sessionRecord, userRecord, type LedgerRig } from './ledger-rig';

/** People who are signed in, two machines, and what people do to requests. */
export interface RequestRig extends LedgerRig {
  readonly requests: AccessRequests;
  readonly nodes: Readonly<Record<'iot' | 'pump', NodeRecord>>;
  /** Somebody of this name, signed in; made with these roles where they are not there yet. */
  person(name: string, roles?: string[]): Promise<UserRecord>;
  claim(user: UserRecord): { user: string; session: string };
  ask(user: UserRecord, more?: Partial<Asked>): Promise<AccessRequestView['request']>;
  approve(user: UserRecord, id: string, terms?: RequestTerms): Promise<AccessRequestView>;
  deny(user: UserRecord, id: string): Promise<AccessRequestView>;
  /** Roles, users and rules as a file has them. */
  apply(yaml: string): Promise<void>;
  /** What was told since the last call: each change with the first letters of the request's id. */
  told(): string[];
}

type Asked = Parameters<AccessRequests['create']>[1];

export const logins = (...wanted: string[]): Constraint => ({ type: 'ssh_logins', logins: wanted });

export async function openRequestRig(yaml: string): Promise<RequestRig> {
  const rig = await openLedgerRig();
  const requests = createAccessRequests({ ledger: rig.ledger });
  const sessions = new Map<string, string>();
  const nodes = { iot: nodeRecord('iot'), pump: nodeRecord('pump') };
  const heard: string[] = [];
  rig.ledger.onWritten(({ changes }) => {
    for (const { request, change } of changes)
      if (request !== null) heard.push(`${change ?? ''} ${request.slice(0, 8)}`);
  });
  await rig.put(...Object.values(nodes).map((node) => ({ type: 'node' as const, node })));
  const claim = ({ id }: UserRecord) => ({ user: id, session: sessions.get(id) ?? '' });
  const made: RequestRig = {
    ...rig,
    requests,
    nodes,
    claim,
    async person(name, roles = []) {
      const user = rig.ledger.state.userNamed(name) ?? userRecord(name, { roles });
      const session = sessionRecord(user, { expires: 9_000_000_000_000 });
      sessions.set(user.id, session.id);
      await rig.put({ type: 'user', user }, { type: 'session', session });
      return user;
    },
    async ask(user, more = {}) {
      const resources = [{ id: nodes.iot.resource.id, constraint: logins(user.name) }];
      const input = {
        ...{ roles: [], resources, reason: 'because', suggestedReviewers: [] },
        ...{ accessDuration: null, startAt: null, pendingFor: null, extends: null },
      };
      return (await requests.create(claim(user), { ...input, ...more })).request;
    },
    approve: (user, id, terms) =>
      requests.review(claim(user), {
        ...{ id, verdict: 'approve', message: 'fine' },
        terms: terms ?? null,
      }),
    deny: (user, id) =>
      requests.review(claim(user), { id, verdict: 'deny', message: 'no', terms: null }),
    apply: (text) => rig.put(...recordsOf(text)),
    told: () => heard.splice(0),
  };
  await made.apply(yaml);
  return made;
}

function recordsOf(text: string): Write[] {
  return loadConfigFile(text, 'test.yaml').documents.flatMap((document): Write[] => {
    const { name, source } = document;
    if (document.kind === 'role') {
      const role: RoleRecord = { name, definition: document.role, source, version: 1 };
      return [{ type: 'role' as const, role }];
    }
    if (document.kind === 'access_monitoring_rule') {
      const rule: ReviewRuleRecord = { name, definition: document.rule, source, version: 1 };
      return [{ type: 'review-rule' as const, rule }];
    }
    return [];
  });
}

/** A role's document. `spec` is YAML in braces. */
export const role = (name: string, spec: string): string =>
  `kind: role\nversion: v7\nmetadata: { name: ${name} }\nspec: ${spec}\n---\n`;

/** The document of a rule that reviews. */
export const rule = (name: string, decision: 'APPROVED' | 'DENIED', condition: string): string =>
  `kind: access_monitoring_rule
metadata: { name: ${name} }
spec:
  subjects: [access_request]
  condition: ${JSON.stringify(condition)}
  desired_state: reviewed
  automatic_review: { integration: builtin, decision: ${decision} }
---
`;
