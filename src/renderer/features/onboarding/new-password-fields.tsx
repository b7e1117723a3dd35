import { t } from '#shared/i18n/text';
import { TextField } from '../../ui/field';
import { repeatProblem } from './passwords';

/** A new password, typed twice. */
export function NewPasswordFields(props: {
  readonly label: string;
  readonly hint: string;
  readonly autoFocus?: boolean;
  readonly password: string;
  readonly again: string;
  readonly error: string | null;
  readonly onPassword: (password: string) => void;
  readonly onAgain: (again: string) => void;
}) {
  const { label, hint, autoFocus = false, password, again, error, onPassword, onAgain } = props;
  const kind = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <>
      <TextField
        {...kind}
        label={label}
        value={password}
        hint={hint}
        error={error}
        autoFocus={autoFocus}
        onChange={(event) => onPassword(event.target.value)}
      />
      <TextField
        {...kind}
        label={t('onboarding.password.again')}
        value={again}
        error={repeatProblem(password, again)}
        onChange={(event) => onAgain(event.target.value)}
      />
    </>
  );
}
