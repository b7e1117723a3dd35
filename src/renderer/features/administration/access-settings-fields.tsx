import type { AccessSettings } from '#shared/model/access-settings';
import { DurationField } from '../../ui/duration-field';
import { SelectField } from '../../ui/field';
import { countOf } from '../../ui/words';
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
  readonly words: Readonly<Record<Value, { readonly text: string; readonly hint: string }>>;
  readonly values: readonly Value[];
  readonly onChange: (value: Value) => void;
}) {
  const { label, value, words, values, onChange } = props;
  return (
    <SelectField
      label={label}
      value={value}
      hint={words[value].hint}
      onChange={({ target }) => {
        const chosen = values.find((each) => each === target.value);
        if (chosen) onChange(chosen);
      }}
    >
      {values.map((each) => (
        <option key={each} value={each}>
          {words[each].text}
        </option>
      ))}
    </SelectField>
  );
}

export function GrantFields({ settings, onChange }: FieldsProps) {
  return (
    <div className={styles.fields}>
      <Choice
        label="While access is used, people can use"
        value={standingOf(settings)}
        words={standingWords}
        values={['drop', 'keep']}
        onChange={(value) => onChange({ ...settings, keepStanding: value === 'keep' })}
      />
      <Choice
        label="At once, people can use"
        value={severalOf(settings)}
        words={severalWords}
        values={['one', 'several']}
        onChange={(value) => onChange({ ...settings, severalGrants: value === 'several' })}
      />
      <Choice
        label="The time of access runs"
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
        label="Call everybody who may review after"
        value={after}
        choices={afterChoices}
        longest={7 * 24 * 60 * minute}
        none="Never"
        hint={
          after === null
            ? 'A request waits for the reviewers that were chosen for it, until it lapses.'
            : 'The reviewers that were chosen for a request are told first. After this time without a decision, everybody who may review it is.'
        }
        onChange={(ms) => {
          if (ms !== null && ms < minute) onProblem('A minute is the least.');
          else set({ after: ms });
        }}
        onProblem={onProblem}
      />
      {after !== null && (
        <SelectField
          label="At most"
          value={escalation.times}
          hint="They are told again each time as long has passed, while nobody has decided."
          onChange={({ target }) => set({ times: Number(target.value) })}
        >
          {times.map((each) => (
            <option key={each} value={each}>
              {countOf(each, 'time')}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
