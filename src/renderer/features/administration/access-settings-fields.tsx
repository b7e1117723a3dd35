import { t, type PlainKey } from '#shared/i18n/text';
import type { AccessSettings } from '#shared/model/access-settings';
import { DurationField } from '../../ui/duration-field';
import { SelectField } from '../../ui/field';
import styles from './access-settings.module.css';
import {
  clockWords,
  severalOf,
  severalWords,
  standingOf,
  standingWords,
} from './access-settings-words';

interface FieldsProps {
  readonly settings: AccessSettings;
  readonly onChange: (settings: AccessSettings) => void;
}

/** One of two, with what the chosen one means below it. */
export function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly words: Readonly<Record<Value, { readonly text: PlainKey; readonly hint: PlainKey }>>;
  readonly values: readonly Value[];
  readonly onChange: (value: Value) => void;
}) {
  const { label, value, words, values, onChange } = props;
  return (
    <SelectField
      label={label}
      value={value}
      hint={t(words[value].hint)}
      onChange={({ target }) => {
        const chosen = values.find((each) => each === target.value);
        if (chosen) onChange(chosen);
      }}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {t(words[each].text)}
        </option>
      ))}
    </SelectField>
  );
}

export function GrantFields({ settings, onChange }: FieldsProps) {
  return (
    <div className={styles.fields}>
      <Choice
        label={t('administration.access.standing.label')}
        value={standingOf(settings)}
        words={standingWords}
        values={['drop', 'keep']}
        onChange={(value) => onChange({ ...settings, keepStanding: value === 'keep' })}
      />
      <Choice
        label={t('administration.access.several.label')}
        value={severalOf(settings)}
        words={severalWords}
        values={['one', 'several']}
        onChange={(value) => onChange({ ...settings, severalGrants: value === 'several' })}
      />
      <Choice
        label={t('administration.access.clock.label')}
        value={settings.clock}
        words={clockWords}
        values={['approval', 'request']}
        onChange={(clock) => onChange({ ...settings, clock })}
      />
    </div>
  );
}

const minute = 60_000;
const afterChoices = [5, 10, 15, 30, 60, 240, 1_440].map((minutes) => minutes * minute);
const times = Array.from({ length: 10 }, (_, index) => index + 1);

export function EscalationFields(
  props: FieldsProps & { readonly onProblem: (problem: string) => void },
) {
  const { settings, onChange, onProblem } = props;
  const { escalation } = settings;
  const { after } = escalation;
  const set = (part: Partial<AccessSettings['escalation']>) =>
    onChange({ ...settings, escalation: { ...escalation, ...part } });
  return (
    <div className={styles.fields}>
      <DurationField
        label={t('administration.access.escalation.label')}
        value={after}
        choices={afterChoices}
        longest={7 * 24 * 60 * minute}
        none={t('administration.never')}
        hint={
          after === null
            ? t('administration.access.escalation.offHint')
            : t('administration.access.escalation.onHint')
        }
        onChange={(ms) => {
          if (ms !== null && ms < minute) onProblem(t('administration.access.escalation.least'));
          else set({ after: ms });
        }}
        onProblem={onProblem}
      />
      {after !== null && (
        <SelectField
          label={t('administration.access.escalation.most')}
          value={escalation.times}
          hint={t('administration.access.escalation.mostHint')}
          onChange={({ target }) => set({ times: Number(target.value) })}
        >
          {times.map((each) => (
            <option key={each} value={each}>
              {t('administration.access.escalation.times', { times: each })}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
