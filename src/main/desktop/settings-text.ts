import { applyEdits, modify, type Edit } from 'jsonc-parser';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import type { SettingName } from '#shared/ipc/settings';

/**
 * The text of a settings file with one setting changed, or taken out by `undefined`. Everything else in it stays to
 * the letter.
 *
 * @throws ExpectedError where the text has the setting twice, so that the change would not count
 */
export function changedText(text: string, name: SettingName, value: unknown): string {
  const before = text.trim() === '' ? '{}\n' : text;
  const edits = modify(before, [name], value, {});
  const after = applyEdits(
    before,
    value === undefined ? edits : edits.map((edit) => readable(edit, name, value)),
  );
  const says = (JSON.parse(after) as Record<string, unknown>)[name];
  if (JSON.stringify(says) === JSON.stringify(value)) return after;
  throw new ExpectedError('wrong_state', t('desktop.settings.twice', { name }));
}

/** The edit with line breaks and spaces: a value in the place of another, a line after others, or the first one. */
function readable(edit: Edit, name: SettingName, value: unknown): Edit {
  const written = JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
  if (edit.length > 0) return { ...edit, content: written };
  const line = `\n  ${JSON.stringify(name)}: ${written}`;
  return { ...edit, content: edit.content.startsWith(',') ? `,${line}` : `${line}\n` };
}
