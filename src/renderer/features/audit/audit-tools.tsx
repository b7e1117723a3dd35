import { t } from '#shared/i18n/text';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Menu, MenuItem } from '../../ui/menu';
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
          blocked={task?.type === 'export' ? t('audit.tools.exporting') : ''}
          onClick={() => void audit.verify()}
        >
          {t('audit.tools.check')}
        </Button>
        <Menu
          trigger={
            <Button icon="copy" busy={task?.type === 'export'}>
              {t('audit.tools.export')}
            </Button>
          }
        >
          <MenuItem icon="copy" onSelect={() => void audit.export('all')}>
            {t('audit.tools.exportAll')}
          </MenuItem>
          {isNarrowed && (
            <MenuItem icon="filter" onSelect={() => void audit.export('found')}>
              {t('audit.tools.exportFound')}
            </MenuItem>
          )}
        </Menu>
        <Button variant="quiet" icon="refresh" busy={loading} onClick={() => void audit.refresh()}>
          {t('audit.tools.refresh')}
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
  const isCounted = total > 0;
  return (
    <div className={styles.progress}>
      <progress
        aria-label={t('audit.task.label', { task: type })}
        {...(isCounted && { value: done, max: total })}
      />
      <span>
        {isCounted
          ? t('audit.task.progress', { task: type, done, total })
          : t('audit.task.starting', { task: type })}
      </span>
      <Button size="s" variant="quiet" onClick={() => void audit.cancel()}>
        {t('words.cancel')}
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
        <Callout title={t('audit.tools.exportedTitle')}>
          {t('audit.tools.exported', { count: file.events, path: file.path })}
        </Callout>
      )}
    </div>
  );
}
