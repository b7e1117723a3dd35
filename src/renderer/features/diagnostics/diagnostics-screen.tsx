import { useEffect, useState } from 'react';
import type { ApiError } from '#shared/api/errors';
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

const states: Readonly<Record<Check['state'], { readonly text: string; readonly tone: Tone }>> = {
  ok: { text: 'Fine', tone: 'ok' },
  note: { text: 'To know', tone: 'neutral' },
  bad: { text: 'Trouble', tone: 'bad' },
};
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
    <Section title="Checks" note="What Daypass needs of this computer and of the network.">
      <ul className={styles.checks}>
        {sorted.map(({ title, state, text }) => (
          <li key={title} className={styles.check}>
            <span className={styles.checkTitle}>{title}</span>
            <span className={styles.state}>
              <Badge tone={states[state].tone}>{states[state].text}</Badge>
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

function Processes({ processes }: Pick<Diagnostics, 'processes'>) {
  return (
    <Section title="Processes">
      <Table label="Processes" columns={['Process', 'Memory', 'Processor']}>
        {processes.map(({ name, memory, cpu }, index) => (
          // Several may have the same name, and they stand in an order of their own.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={`${index} ${name}`}>
            <td>{name}</td>
            <td>{memory} MB</td>
            <td>{cpu} %</td>
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
      <NamedFacts title="Clusters and profiles" facts={report.states} />
      <NamedFacts title="Versions" facts={report.versions} />
      <NamedFacts title="Settings that were changed" facts={report.settings} />
      <Processes processes={report.processes} />
      <Section title="Log">
        {log === '' ? (
          <p>The log is empty: nothing went wrong since it was begun.</p>
        ) : (
          <div className={styles.log}>
            <CopyField
              label="Last lines of the log"
              text={log}
              onCopy={() => void actions.copy(log, 'Log')}
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
    else if (answer.value) toasts.info(`Saved as ${answer.value.path}`);
  };
  return (
    <Screen
      title="Diagnostics"
      description="What stands here can be sent to somebody: keys, passwords, certificates and codes are taken out, and so is where your folder lies."
      actions={
        <>
          <Button icon="refresh" busy={busy} onClick={again}>
            Check again
          </Button>
          <Button variant="primary" onClick={() => void save()}>
            Save to a file
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
          <Spinner /> Checking
        </p>
      )}
    </Screen>
  );
}
