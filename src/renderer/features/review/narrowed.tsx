import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { Section } from '../../ui/screen';
import { differences, narrowedBy, type Difference } from './narrowing';
import styles from './narrowed.module.css';
import { resourceName } from '../../ui/request-names';

/** Each thing as it was asked, beside what is left of it. */
export function DifferencesTable(props: {
  readonly rows: readonly Difference[];
  /** Heads the column of what is left. */
  readonly left: string;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('reviewLess.table.what')}</th>
          <th scope="col">{t('reviewLess.table.asked')}</th>
          <th scope="col">{props.left}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ what, asked, now }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className={styles.asked}>{asked}</td>
            <td>{now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was asked beside what it was narrowed to; nothing where it was left as it was. */
export function Narrowed({ view }: { readonly view: AccessRequestView }) {
  const { request } = view;
  if (request.asked === null) return null;
  const rows = differences(request.asked, request, (id) => resourceName(view, id));
  if (rows.length === 0) return null;
  const who = narrowedBy(request);
  return (
    <Section
      title={
        who.length > 0
          ? t('reviewLess.narrowed.by', { who: inWords(who) })
          : t('reviewLess.narrowed.title')
      }
    >
      <DifferencesTable rows={rows} left={t('reviewLess.table.now')} />
    </Section>
  );
}
