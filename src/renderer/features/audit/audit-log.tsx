import { useEffect } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
import { useActiveProfile, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { AuditEvent } from './audit-event';
import { AuditFilters } from './audit-filters';
import styles from './audit-log.module.css';
import { Table } from '../../ui/table';
import { AuditTools } from './audit-tools';

const columns: readonly PlainKey[] = [
  'audit.column.when',
  'audit.column.who',
  'audit.column.what',
  'audit.column.from',
];

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
        <Callout tone="bad" title={t('audit.log.untrusted')}>
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
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      {events.length > 0 && (
        <Table label={t('audit.log.title')} columns={columns} busy={loading}>
          {events.map((event) => (
            <AuditEvent key={event.sequence} event={event} />
          ))}
        </Table>
      )}
      {events.length === 0 && !loading && !error && (
        <EmptyState icon="search" title={t('audit.found.nothing')}>
          {next !== null
            ? t('audit.found.noneSoFar', { sequence: next })
            : t(isNarrowed ? 'audit.found.nothingFits' : 'audit.found.empty')}
        </EmptyState>
      )}
      {next !== null && (
        <Button variant="quiet" busy={loading} onClick={() => void audit.more()}>
          {t(events.length > 0 ? 'audit.found.more' : 'audit.found.further')}
        </Button>
      )}
    </>
  );
}
