import { useState } from 'react';
import { settingChoices, settingTitle } from '#shared/i18n/setting-words';
import { checkSetting, settingsTable, type SettingName } from '#shared/ipc/settings';
import { useSetting } from '../../stores/use-stores';
import { SelectField, TextField } from '../../ui/field';
import { Segmented } from '../../ui/segmented';
import { Switch } from '../../ui/switch';
import { QuietHoursControl } from './quiet-hours';
import { SnippetCount } from './snippet-count';
import styles from './setting-row.module.css';

interface ControlProps {
  readonly name: SettingName;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** More than this many words are a list to choose from, and no longer all visible. */
const mostSegments = 4;

function WordsControl(props: ControlProps & { readonly choices: ReadonlyMap<string, string> }) {
  const { name, value, onChange, choices } = props;
  const title = settingTitle(name);
  const options = [...choices].map(([word, text]) => ({ value: word, text }));
  if (options.length <= mostSegments)
    return <Segmented label={title} value={String(value)} options={options} onChange={onChange} />;
  return (
    <SelectField
      label={title}
      value={String(value)}
      onChange={({ target }) => onChange(target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </SelectField>
  );
}

/** A text or a number. What does not fit is said under the field, and not stored. */
function WrittenControl({ name, value, onChange, number }: ControlProps & { number: boolean }) {
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string) => (number ? Number(text.trim() || NaN) : text);
  const title = settingTitle(name);
  const checked = draft === null ? null : checkSetting(name, read(draft), title);
  const write = (text: string) => {
    setDraft(text);
    const now = checkSetting(name, read(text));
    if ('value' in now && now.value !== value) onChange(now.value);
  };
  return (
    <TextField
      label={title}
      inputMode={number ? 'decimal' : 'text'}
      value={draft ?? String(value)}
      error={checked && 'wrong' in checked ? checked.wrong : null}
      onChange={({ target }) => write(target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}

/** What a setting is changed by: its own control, or the one that its kind of value has. */
export function SettingControl({ name, onChange }: Omit<ControlProps, 'value'>) {
  const value: unknown = useSetting(name);
  const props = { name, value, onChange };
  if (name === 'notifications.quietHours') return <QuietHoursControl onChange={onChange} />;
  if (name === 'terminals.snippets') return <SnippetCount />;
  const choices = settingChoices(name);
  if (choices) return <WordsControl {...props} choices={choices} />;
  const { type }: { readonly type: string } = settingsTable[name].schema;
  if (type === 'boolean')
    return <Switch label={settingTitle(name)} checked={value === true} onChange={onChange} />;
  return (
    <div className={styles.written}>
      <WrittenControl {...props} number={type === 'number'} />
    </div>
  );
}
