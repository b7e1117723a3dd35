import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Menu, MenuItem } from '../../ui/menu';
import { countOf } from '../../ui/words';
import styles from './audit-log.module.css';
import { verdictWords } from './audit-words';

/** Checking, exporting, and what came of it. */
export function AuditTools() {
  const { audit } = useStores();
  const { task, filter, loading } = useFrom(
    () => audit.store,
    (state) => state,
  );
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <div className={styles.head}>
        <Button
          icon="shield"
          busy={task?.type === 'verify'}
          blocked={task?.type === 'export' ? 'The log is being exported.' : ''}
          onClick={() => void audit.verify()}
        >
          Check the log
        </Button>
        <Menu
          trigger={
            <Button icon="copy" busy={task?.type === 'export'}>
              Export
            </Button>
          }
        >
          <MenuItem icon="copy" onSelect={() => void audit.export('all')}>
            The whole log, to check elsewhere
          </MenuItem>
          {isNarrowed && (
            <MenuItem icon="filter" onSelect={() => void audit.export('found')}>
              What was looked for
            </MenuItem>
          )}
        </Menu>
        <Button variant="quiet" icon="refresh" busy={loading} onClick={() => void audit.refresh()}>
          Refresh
        </Button>
      </div>
      {task && <Progress />}
      <Outcome />
    </>
  );
}

function Progress() {
  const { audit } = useStores();
  const task = useFrom(
    () => audit.store,
    (state) => state.task,
  );
  if (!task) return null;
  const { type, done, total } = task;
  const what = type === 'verify' ? 'Checking the log' : 'Exporting the log';
  const far = total > 0 ? `${done} of ${countOf(total, 'event')}` : 'starting';
  return (
    <div className={styles.progress}>
      <progress aria-label={what} {...(total > 0 && { value: done, max: total })} />
      <span>
        {what}: {far}
      </span>
      <Button size="s" variant="quiet" onClick={() => void audit.cancel()}>
        Cancel
      </Button>
    </div>
  );
}

function Outcome() {
  const { audit } = useStores();
  const { verdict, file, taskError } = useFrom(
    () => audit.store,
    (state) => state,
  );
  const words = verdict && verdictWords(verdict);
  return (
    <div role="status" className={styles.outcome}>
      {taskError && <Callout tone="bad">{taskError.message}</Callout>}
      {words && (
        <Callout tone={words.good ? 'info' : 'bad'} title={words.title}>
          {words.text}
        </Callout>
      )}
      {file && (
        <Callout title="The log was exported">
          {countOf(file.events, 'event')} and the signed end of the log are in {file.path}.
        </Callout>
      )}
    </div>
  );
}
