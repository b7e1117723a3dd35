import { useId, useState } from 'react';
import type { AuditEventView } from '#shared/api/procedures/audit';
import { t } from '#shared/i18n/text';
import { IconButton } from '../../ui/button';
import { instantText } from '../../ui/time';
import styles from './audit-log.module.css';

const columns = 4;

/** One event as a row, which opens into everything that it holds. */
export function AuditEvent({ event }: { readonly event: AuditEventView }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr>
        <td className={styles.when}>
          <IconButton
            size="s"
            icon={open ? 'down' : 'right'}
            label={t('audit.details.open', { sequence: event.sequence })}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          />
          <time dateTime={new Date(event.at).toISOString()}>{instantText(event.at)}</time>
        </td>
        <td className={styles.who}>{event.who}</td>
        <td>
          {event.summary} <code className={styles.type}>{event.type}</code>
        </td>
        <td className={styles.from}>{event.address ?? '–'}</td>
      </tr>
      {open && (
        <tr id={id}>
          <td colSpan={columns}>
            <EventDetails event={event} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Everything that an event holds. */
export function EventDetails({ event }: { readonly event: AuditEventView }) {
  const { sequence, at, type, actor, who, why, address, details, previous, hash } = event;
  const rows: readonly (readonly [name: string, text: string])[] = [
    [t('audit.details.event'), String(sequence)],
    [t('audit.details.when'), `${instantText(at)} (${new Date(at).toISOString()})`],
    [t('audit.details.who'), who === actor ? who : `${who} (${actor})`],
    [t('audit.details.what'), type],
    [t('audit.details.why'), why],
    [t('audit.details.from'), address ?? ''],
    ...details.map(
      (each) => [each.name, each.type === 'instant' ? instantText(each.at) : each.text] as const,
    ),
    [t('audit.details.hash'), hash],
    [t('audit.details.previous'), previous],
  ];
  return (
    <dl className={styles.details}>
      {rows
        .filter(([, text]) => text !== '')
        .map(([name, text], index) => (
          <div key={`${index} ${name}`}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
