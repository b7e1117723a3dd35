import type { ApiInput } from '#shared/api/contract';
import { t } from '#shared/i18n/text';
import { lockTargetSchema, type LockTarget } from '#shared/model/lock';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/field';
import styles from './lock-dialog.module.css';
import { useCandidates } from './use-candidates';

type On = ApiInput<'locks.create'>['on'];

/** What was typed or picked, before it is known to be a target. */
export interface Wanted {
  readonly kind: LockTarget['kind'];
  readonly text: string;
  /** The id of the resource that was picked from the list. */
  readonly picked: string | null;
}

export const nothingWanted: Wanted = { kind: 'user', text: '', picked: null };

const kinds = ['user', 'resource', 'request'] as const;

/** The target that is meant, or what is missing for it, as a sentence. */
export function targetOf({ kind, text, picked }: Wanted): On | string {
  const name = text.trim();
  if (kind === 'user') return name === '' ? t('locks.user.missing') : { kind, name };
  const parsed = lockTargetSchema.safeParse({ kind, target: picked ?? name });
  return parsed.success ? parsed.data : t(`locks.${kind}.missing`);
}

/** Finds a user, a resource or a request to lock. */
export function LockTargetField(props: {
  readonly profileId: string;
  readonly wanted: Wanted;
  readonly error: string | null;
  readonly onChange: (wanted: Wanted) => void;
}) {
  const { profileId, wanted, error, onChange } = props;
  const { kind, text, picked } = wanted;
  const found = useCandidates(profileId, kind, text.trim());
  const isPicked = (key: string, name: string) =>
    kind === 'resource' ? picked === key : text.trim() === name;
  return (
    <>
      <div>
        <Segmented
          label={t('locks.target.label')}
          value={kind}
          options={kinds.map((each) => ({ value: each, text: t(`locks.kind.${each}`) }))}
          onChange={(next) => onChange({ ...nothingWanted, kind: next })}
        />
      </div>
      <TextField
        label={t(`locks.${kind}.label`)}
        value={text}
        maxLength={256}
        error={error}
        onChange={({ target }) => onChange({ kind, text: target.value, picked: null })}
      />
      {found.length > 0 && (
        <ul className={styles.found} aria-label={t('locks.target.found')}>
          {found.map(({ key, name, hint }) => (
            <li key={key}>
              <button
                type="button"
                className={styles.candidate}
                aria-pressed={isPicked(key, name)}
                onClick={() => onChange({ kind, text: name, picked: key })}
              >
                <span>{name}</span>
                <span className={styles.hint}>{hint}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
