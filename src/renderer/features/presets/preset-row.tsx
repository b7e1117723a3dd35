import { useState } from 'react';
import type { ApiInput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { RequestPreset } from '#shared/model/request-preset';
import { useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button, IconButton } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { TextField } from '../../ui/field';
import { useSubmit } from '../../ui/form';
import { Menu, MenuItem } from '../../ui/menu';
import { durationWords } from '../../ui/time';
import styles from './presets.module.css';

/** What a preset asks for, in a few words: `2 resources, the role deploy, 4 hours`. */
export function presetText({ content }: RequestPreset): string {
  const { roles, resources, accessDuration } = content;
  return [
    ...(resources.length > 0 ? [t('words.resources', { count: resources.length })] : []),
    ...(roles.length > 0
      ? [t('presets.row.roles', { count: roles.length, roles: inWords(roles) })]
      : []),
    ...(accessDuration === null ? [] : [durationWords(accessDuration)]),
  ].join(', ');
}

function Rename(props: {
  readonly preset: RequestPreset;
  readonly onSave: (name: string) => Promise<ApiError | null>;
  readonly onClose: () => void;
}) {
  const { preset, onSave, onClose } = props;
  const [name, setName] = useState(preset.name);
  const { busy, error, submit } = useSubmit(async () => {
    if (name.trim() === '') return null;
    const failure = await onSave(name.trim());
    if (!failure) onClose();
    return failure;
  });
  return (
    // Escape puts this form away, and not the dialog around it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.rename}
      aria-label={t('presets.row.renameNamed', { name: preset.name })}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <TextField
        label={t('words.name')}
        value={name}
        maxLength={64}
        error={error?.message ?? null}
        // Whoever chose to rename it types next.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        variant="primary"
        size="s"
        busy={busy}
        blocked={name.trim() === '' ? t('presets.name.missing') : ''}
      >
        {t('words.rename')}
      </Button>
      <Button size="s" onClick={onClose}>
        {t('words.cancel')}
      </Button>
    </form>
  );
}

function OwnMenu(props: {
  readonly preset: RequestPreset;
  readonly onRename: () => void;
  readonly onShare: () => void;
  readonly onDelete: () => void;
}) {
  const { preset } = props;
  return (
    <Menu
      trigger={
        <IconButton icon="more" size="s" label={t('presets.row.change', { name: preset.name })} />
      }
    >
      <MenuItem onSelect={props.onRename}>{t('words.rename')}</MenuItem>
      <MenuItem onSelect={props.onShare}>
        {preset.shared ? t('presets.row.keep') : t('presets.row.share')}
      </MenuItem>
      <MenuItem danger onSelect={props.onDelete}>
        {t('words.delete')}
      </MenuItem>
    </Menu>
  );
}

/** One preset; one's own can be changed. */
export function PresetRow(props: {
  readonly preset: RequestPreset;
  readonly isMine: boolean;
  readonly onUse: () => void;
}) {
  const { preset, isMine, onUse } = props;
  const { presets } = useStores();
  const [renaming, setRenaming] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const { id, name, shared, content, owner } = preset;
  const change = (part: Partial<ApiInput<'presets.save'>>) =>
    presets.save({ id, name, shared, content, ...part });
  return (
    <li className={styles.row}>
      {renaming ? (
        <Rename
          preset={preset}
          onSave={(next) => change({ name: next })}
          onClose={() => setRenaming(false)}
        />
      ) : (
        <>
          <div className={styles.words}>
            <p className={styles.name}>
              {name}{' '}
              {shared && (
                <Badge>
                  {isMine
                    ? t('presets.row.shared')
                    : t('presets.row.sharedBy', { owner: owner.name })}
                </Badge>
              )}
            </p>
            <p className={styles.what}>{presetText(preset)}</p>
          </div>
          <Button size="s" aria-label={t('presets.row.useNamed', { name })} onClick={onUse}>
            {t('presets.row.use')}
          </Button>
          {isMine && (
            <OwnMenu
              preset={preset}
              onRename={() => setRenaming(true)}
              onShare={() => void change({ shared: !shared }).then(setError)}
              onDelete={() => void presets.remove(id).then(setError)}
            />
          )}
        </>
      )}
      {error && <Callout tone="bad">{error.message}</Callout>}
    </li>
  );
}
