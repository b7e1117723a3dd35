import { useEffect } from 'react';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { AuditEvent } from './audit-event';
import { AuditFilters } from './audit-filters';
import styles from './audit-log.module.css';
import { Table } from '../../ui/table';
import { AuditTools } from './audit-tools';

/** What happened in the cluster, newest first; finding in it, checking it, and taking it elsewhere. */
export function AuditLog() {
  const { audit } = useStores();
  const profile = useActiveProfile();
  const profileId = profile?.state === 'signed-in' ? profile.id : null;
  useEffect(() => {
    if (profileId !== null) void audit.open(profileId);
  }, [audit, profileId]);
  const error = useFrom(
    () => audit.store,
    (state) => state.error,
  );
  const warning = profile?.auditWarning ?? '';
  return (
    <div className={styles.audit}>
      {warning !== '' && (
        <Callout tone="bad" title="The log cannot be trusted">
          {warning}
        </Callout>
      )}
      <AuditTools />
      <AuditFilters key={profileId} error={error} />
      {error && error.field?.startsWith('filter.') !== true && (
        <Callout tone="bad">{error.message}</Callout>
      )}
      <Events />
    </div>
  );
}

function Events() {
  const { audit } = useStores();
  const { events, next, loading, filter, error } = useFrom(
    () => audit.store,
    (state) => state,
  );
  return (
    <>
      {events.length > 0 && (
        <Table label="Audit log" columns={['When', 'Who', 'What', 'From where']} busy={loading}>
          {events.map((event) => (
            <AuditEvent key={event.sequence} event={event} />
          ))}
        </Table>
      )}
      {events.length === 0 && !loading && !error && (
        <EmptyState icon="search" title="Nothing was found">
          {next !== null
            ? `Everything from event ${next} on was looked through. Look further back, or look for less.`
            : Object.keys(filter).length > 0
              ? 'No event of this log fits. Look for less, or clear the fields.'
              : 'The log has no events yet.'}
        </EmptyState>
      )}
      {next !== null && (
        <Button variant="quiet" busy={loading} onClick={() => void audit.more()}>
          {events.length > 0 ? 'Show older events' : 'Look further back'}
        </Button>
      )}
    </>
  );
}
