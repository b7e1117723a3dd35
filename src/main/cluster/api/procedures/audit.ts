import type { ApiInput } from '#shared/api/contract';
import type { AuditEventView } from '#shared/api/procedures/audit';
import { ExpectedError } from '#shared/api/errors';
import type { AuditRecord } from '#shared/model/audit';
import { actorOf, summaryOf, type AuditNames } from '../../audit/describe';
import { detailsOf, whyOf } from '../../audit/details';
import { findEvents, searchFor, type AuditSubjects } from '../../audit/find';
import { verifyAudit } from '../../audit/verify';
import type { Backend } from '../../backend';
import type { SignedIn } from '../../identity/sessions';
import { noteAuditRead } from '../notes';
import type { Procedures } from '../procedure-types';
import { requireRight } from '../require-right';

type Names = Extract<keyof Procedures, `audit.${string}`>;

/** The audit log. All but its head takes the auditor's right. */
export function auditProcedures(backend: Backend): Pick<Procedures, Names> {
  const { ledger, auditHeads, recorder } = backend;
  const { state, repository } = ledger;
  const mayAudit = ({ user }: SignedIn) => requireRight(state, user, 'event', 'list');
  const subjects = subjectsOf(backend);
  return {
    'audit.list': async ({ filter = {}, before, limit }, { caller, address }) => {
      mayAudit(caller);
      noteAuditRead(recorder, { caller, address }, 'audit.read');
      const search = searchFor(filter, subjects);
      const page = { before: before ?? endOf(backend), limit };
      const { records, next } = await findEvents(repository, search, page);
      return { events: records.map((record) => viewOf(record, subjects)), next };
    },
    'audit.export': async ({ after, limit }, { caller, address }) => {
      mayAudit(caller);
      noteAuditRead(recorder, { caller, address }, 'audit.export');
      return { records: await repository.readAudit({ after, limit }) };
    },
    'audit.head': async () => auditHeads.newest(),
    'audit.verify': async ({ heads, from }, { caller, address }) => {
      mayAudit(caller);
      noteAuditRead(recorder, { caller, address }, 'audit.verify');
      refuseForeign(backend, heads);
      // The end as this process remembers it, in case the file was changed beneath it.
      const own = state.auditHead ? [{ ...state.auditHead, at: null }] : [];
      const found = await verifyAudit(repository, [...heads, ...own], from);
      return { ...found, ...auditHeads.newest() };
    },
  };
}

function endOf({ ledger }: Backend): number {
  return (ledger.state.auditHead?.sequence ?? 0) + 1;
}

/** A head that somebody made up would show a fault where there is none. */
function refuseForeign({ auditHeads }: Backend, heads: ApiInput<'audit.verify'>['heads']): void {
  const at = heads.findIndex((head) => !auditHeads.isOurs(head));
  if (at < 0) return;
  throw new ExpectedError(
    'invalid_input',
    'This cluster did not sign the kept end of the audit log, or signed it with a key that was replaced since.',
    { field: `heads.${at}` },
  );
}

function viewOf(record: AuditRecord, names: AuditNames): AuditEventView {
  return {
    ...record,
    who: actorOf(record, names),
    summary: summaryOf(record, names),
    why: whyOf(record),
    details: detailsOf(record, names),
  };
}

function subjectsOf({ ledger: { state } }: Backend): AuditSubjects & AuditNames {
  return {
    user: (id) => state.users.get(id)?.name ?? id,
    resource: (id) => state.resource(id)?.name ?? id,
    users: (fits) => [...state.users.values()].flatMap(({ id, name }) => (fits(name) ? id : [])),
    resources: (fits) =>
      [...state.nodes.values(), ...state.resources.values()].flatMap(
        ({ resource: { id, name } }) => (fits(name) ? id : []),
      ),
  };
}
