import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { Check, Diagnostics } from '#shared/ipc/diagnostics';
import { ask } from '../../stores/ask';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { CopyField } from '../../ui/copy-field';
import { Fact, Facts, Screen, Section } from '../../ui/screen';
import { Spinner } from '../../ui/spinner';
import { Table } from '../../ui/table';
import type { Tone } from '../../ui/words';
import styles from './diagnostics.module.css';

const tones: Readonly<Record<Check['state'], Tone>> = { ok: 'ok', note: 'neutral', bad: 'bad' };
/** What needs somebody comes first. */
const order: readonly Check['state'][] = ['bad', 'note', 'ok'];

function useDiagnostics() {
  const { bridge } = useStores();
  const [round, setRound] = useState(1);
  const [read, setRead] = useState<{
    readonly round: number;
    readonly report: Diagnostics | null;
    readonly error: ApiError | null;
  }>({ round: 0, report: null, error: null });
  useEffect(() => {
    void ask(bridge, 'diagnostics.read', {}).then((answer) =>
      setRead((before) => ({
        round,
        report: answer.ok ? answer.value : before.report,
        error: answer.ok ? null : answer.error,
      })),
    );
  }, [bridge, round]);
  return { ...read, busy: read.round !== round, again: () => setRound(round + 1) };
}

function Checks({ checks }: { readonly checks: readonly Check[] }) {
  const sorted = order.flatMap((state) => checks.filter((check) => check.state === state));
  return (
    <Section title={t('diagnostics.checks.title')} note={t('diagnostics.checks.note')}>
      <ul className={styles.checks}>
        {sorted.map(({ title, state, text }) => (
          <li key={title} className={styles.check}>
            <span className={styles.checkTitle}>{title}</span>
            <span className={styles.state}>
              <Badge tone={tones[state]}>{t(`diagnostics.states.${state}`)}</Badge>
            </span>
            <span className={styles.text}>{text}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NamedFacts(props: { readonly title: string; readonly facts: Diagnostics['states'] }) {
  if (props.facts.length === 0) return null;
  return (
    <Section title={props.title}>
      <Facts>
        {props.facts.map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

const columns = [
  'diagnostics.processes.process',
  'diagnostics.processes.memory',
  'diagnostics.processes.processor',
] as const;

function Processes({ processes }: Pick<Diagnostics, 'processes'>) {
  return (
    <Section title={t('diagnostics.processes.title')}>
      <Table label={t('diagnostics.processes.title')} columns={columns}>
        {processes.map(({ name, memory, cpu }, index) => (
          // Several may have the same name, and they stand in an order of their own.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={`${index} ${name}`}>
            <td>{name}</td>
            <td>{t('diagnostics.processes.megabytes', { memory })}</td>
            <td>{t('diagnostics.processes.cpu', { cpu })}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

export function Report({ report }: { readonly report: Diagnostics }) {
  const { actions } = useStores();
  const log = report.log.join('\n');
  return (
    <>
      <Checks checks={report.checks} />
      <NamedFacts title={t('diagnostics.facts.profiles')} facts={report.states} />
      <NamedFacts title={t('diagnostics.facts.versions')} facts={report.versions} />
      <NamedFacts title={t('diagnostics.facts.settings')} facts={report.settings} />
      <Processes processes={report.processes} />
      <Section title={t('diagnostics.log.title')}>
        {log === '' ? (
          <p>{t('diagnostics.log.empty')}</p>
        ) : (
          <div className={styles.log}>
            <CopyField
              label={t('diagnostics.log.lastLines')}
              text={log}
              onCopy={() => void actions.copy(log, t('diagnostics.log.title'))}
            />
          </div>
        )}
      </Section>
    </>
  );
}

/** How the app and what it depends on are doing, to look at and to send to somebody. */
export function DiagnosticsScreen() {
  const { bridge, toasts } = useStores();
  const { report, error, busy, again } = useDiagnostics();
  const save = async () => {
    const answer = await ask(bridge, 'diagnostics.save', {});
    if (!answer.ok) toasts.error(answer.error);
    else if (answer.value) toasts.info(t('diagnostics.saved', { path: answer.value.path }));
  };
  return (
    <Screen
      title={t('diagnostics.title')}
      description={t('diagnostics.description')}
      actions={
        <>
          <Button icon="refresh" busy={busy} onClick={again}>
            {t('diagnostics.again')}
          </Button>
          <Button variant="primary" onClick={() => void save()}>
            {t('diagnostics.save')}
          </Button>
        </>
      }
    >
      {error && (
        <Callout tone="bad" details={error.details}>
          {error.message}
        </Callout>
      )}
      {report && <Report report={report} />}
      {!report && busy && (
        <p className={styles.waiting} role="status">
          <Spinner /> {t('diagnostics.checking')}
        </p>
      )}
    </Screen>
  );
}
