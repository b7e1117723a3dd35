import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import type { ApiOutput } from '#shared/api/contract';
import { callApi } from '../../stores/ask';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { instantText } from '../../ui/time';
import styles from './audit-log.module.css';

type Page = ApiOutput<'audit.list'>;

const pageSize = 100;

function useAudit(profileId: string) {
  const { bridge } = useStores();
  const [log, setLog] = useState<Page | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [mayHaveMore, setMayHaveMore] = useState(true);
  const load = useCallback(
    (before: number | null) =>
      callApi(bridge, profileId, 'audit.list', { before, limit: pageSize }).then((answer) => {
        setError(answer.ok ? null : answer.error);
        if (!answer.ok) return null;
        const { events, verified } = answer.value;
        setMayHaveMore(events.length === pageSize);
        setLog((earlier) => ({
          verified: verified && (before === null || (earlier?.verified ?? true)),
          events: before === null ? events : [...(earlier?.events ?? []), ...events],
        }));
        return null;
      }),
    [bridge, profileId],
  );
  useEffect(() => void load(null), [load]);
  return { log, error, mayHaveMore, load };
}

/** What happened in the cluster, newest first, and whether the log is whole. */
export function AuditLog() {
  const profileId = useActiveProfile()?.id ?? '';
  const { log, error, mayHaveMore, load } = useAudit(profileId);
  const last = log?.events.at(-1)?.sequence ?? null;
  return (
    <div className={styles.audit}>
      {error && <Callout tone="bad">{error.message}</Callout>}
      {log && (
        <div className={styles.head}>
          {log.verified ? (
            <Badge tone="ok">The chain is whole</Badge>
          ) : (
            <Badge tone="bad">The chain is broken: entries were changed or removed</Badge>
          )}
          <Button size="s" variant="quiet" icon="refresh" onClick={() => void load(null)}>
            Refresh
          </Button>
        </div>
      )}
      {log && (
        <table className={styles.table} aria-label="Audit log">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {log.events.map((event) => (
              <tr key={event.sequence}>
                <td className={styles.when}>{instantText(event.at)}</td>
                <td>{event.actor}</td>
                <td>
                  {event.summary} <code className={styles.type}>{event.type}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {log && mayHaveMore && last !== null && (
        <Button variant="quiet" onClick={() => void load(last)}>
          Show older entries
        </Button>
      )}
    </div>
  );
}
