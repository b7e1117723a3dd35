import { useEffect, useState } from 'react';
import type { ApiOutput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { callApi } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { rolesText } from '../../ui/request-words';
import { resourceText } from '../../ui/resource-words';
import { Section } from '../../ui/screen';
import { relativeTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { requestStateWords } from '../../ui/words';
import styles from './recent-requests.module.css';

type Recent = ApiOutput<'requests.recent'>['rows'][number];

function useRecent(profileId: string, view: AccessRequestView) {
  const { bridge } = useStores();
  const [rows, setRows] = useState<readonly Recent[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const { id, state } = view.request;
  useEffect(() => {
    let wanted = true;
    void callApi(bridge, profileId, 'requests.recent', { id }).then((answer) => {
      if (!wanted) return null;
      if (answer.ok) setRows(answer.value.rows);
      setError(answer.ok ? null : answer.error);
      return null;
    });
    return () => {
      wanted = false;
    };
  }, [bridge, profileId, id, state]);
  return { rows, error };
}

function askedText({ resources, roles }: Recent): string {
  return resources.length > 0
    ? inWords(resources.map(({ id, name }) => resourceText(id, name ?? undefined)))
    : rolesText(roles);
}

function Row({ row }: { readonly row: Recent }) {
  const { navigation } = useStores();
  const now = useNow(30_000);
  const state = requestStateWords(row.state);
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => navigation.openRequest(row.id)}>
        <span className={styles.words}>
          <span className={styles.what}>{askedText(row)}</span>
          {row.reason !== '' && <span className={styles.reason}>{row.reason}</span>}
        </span>
        <span className={styles.when}>{relativeTime(row.created, now)}</span>
        <Badge tone={state.tone}>{state.text}</Badge>
      </button>
    </li>
  );
}

/** What else the requester asked for lately, as far as the reviewer may see it. */
export function RecentRequests(props: {
  readonly profileId: string;
  readonly view: AccessRequestView;
}) {
  const { profileId, view } = props;
  const { rows, error } = useRecent(profileId, view);
  if (!rows && !error) return null;
  return (
    <Section title={t('review.recent.title', { who: view.request.requester.name })}>
      {error && <p className={styles.muted}>{error.message}</p>}
      {rows?.length === 0 && <p className={styles.muted}>{t('review.recent.none')}</p>}
      {rows && rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </Section>
  );
}
