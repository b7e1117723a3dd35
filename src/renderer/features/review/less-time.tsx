import { useState } from 'react';
import { t } from '#shared/i18n/text';
import { farthestStart, type AccessRequestView } from '#shared/model/access-request';
import { durationChoices } from '../../stores/cart';
import { DurationField } from '../../ui/duration-field';
import { SelectField } from '../../ui/field';
import { instantText, durationWords } from '../../ui/time';
import { nextStart, TimeField } from '../../ui/time-field';
import styles from './approve-less.module.css';
import type { NarrowDraft } from './narrow-draft';

interface PartProps {
  readonly view: AccessRequestView;
  readonly draft: NarrowDraft;
  readonly onChange: (draft: NarrowDraft) => void;
  /** What was entered in a field cannot be taken, as a sentence; empty when it can. */
  readonly onProblem: (field: 'duration' | 'start', problem: string) => void;
}

function Start({ view, draft, onChange, onProblem }: PartProps) {
  const { created, startAt } = view.request;
  const [problem, setProblem] = useState('');
  const refuse = (text: string) => {
    setProblem(text);
    onProblem('start', text);
  };
  const shift = (start: NarrowDraft['start']) => {
    refuse('');
    onChange({ ...draft, start });
  };
  const { start } = draft;
  const value = start === null ? '' : start.at === null ? 'approval' : 'later';
  const choose = (choice: string) => {
    if (choice === '') shift(null);
    else shift({ at: choice === 'approval' ? null : nextStart(Date.now()) });
  };
  return (
    <div className={styles.times}>
      <SelectField
        label={t('reviewLess.time.start')}
        value={value}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">
          {startAt === null
            ? t('reviewLess.time.asAskedApproval')
            : t('reviewLess.time.asAsked', { value: instantText(startAt) })}
        </option>
        {startAt !== null && <option value="approval">{t('reviewLess.time.approval')}</option>}
        <option value="later">{t('reviewLess.time.later')}</option>
      </SelectField>
      {start !== null && start.at !== null && (
        <TimeField
          value={start.at}
          latest={created + farthestStart}
          error={problem}
          onChange={(at) => shift({ at })}
          onProblem={refuse}
        />
      )}
    </div>
  );
}

/** For how long, and from when; a request that prolongs another one has no start of its own. */
export function LessTime(props: PartProps) {
  const { view, draft, onChange, onProblem } = props;
  const { accessDuration, extends: prolongs } = view.request;
  return (
    <>
      <DurationField
        label={t(prolongs === null ? 'reviewLess.table.lasts' : 'reviewLess.time.longer')}
        value={draft.duration}
        choices={durationChoices(accessDuration)}
        longest={accessDuration}
        none={t('reviewLess.time.asAsked', { value: durationWords(accessDuration) })}
        onChange={(duration) => {
          onProblem('duration', '');
          onChange({ ...draft, duration });
        }}
        onProblem={(problem) => onProblem('duration', problem)}
      />
      {prolongs === null && <Start {...props} />}
    </>
  );
}
