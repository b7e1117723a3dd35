import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import { principalEntries } from '#shared/model/principal';
import { named } from '../../stores/cart-item';
import { useFrom, useStores } from '../../stores/use-stores';
import type { WhyState } from '../../stores/why-store';
import { Callout } from '../../ui/callout';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { principalText } from '../../ui/principal-words';
import { Segmented } from '../../ui/segmented';
import { Spinner } from '../../ui/spinner';
import { DecisionTrace } from '../../ui/trace';
import { sentence } from '../../ui/words';
import styles from './why-dialog.module.css';
import { WhyForm } from './why-form';

function Answer() {
  const { decision, error } = useFrom(
    (stores) => stores.why.store,
    (state) => state,
  );
  if (error) return <Callout tone="bad">{error.message}</Callout>;
  if (!decision)
    return (
      <p className={styles.waiting} role="status">
        <Spinner /> {t('words.askingCluster')}
      </p>
    );
  return (
    <div role="status" className={styles.answer}>
      <p className={classes(styles.verdict, decision.allowed ? styles.allow : styles.deny)}>
        <Icon name={decision.allowed ? 'check' : 'lock'} />
        {sentence(decision.reason)}
      </p>
      <DecisionTrace steps={decision.trace} />
    </div>
  );
}

/** The question as one would ask it: `May I use iot as alice?`, `May bob use orders as viewer and shop?` */
function titleOf({ principal, user }: WhyState, name: string): string {
  const values = principalEntries(principal).map(([type, value]) => principalText(type, value));
  const principals = inWords(values);
  if (user === null)
    return principals === ''
      ? t('access.why.titleMine', { name })
      : t('access.why.titleMineAs', { name, principals });
  return principals === ''
    ? t('access.why.titleOther', { user, name })
    : t('access.why.titleOtherAs', { user, name, principals });
}

/** Why somebody may or may not use a resource, with every step of the decision. */
export function WhyDialog() {
  const { why } = useStores();
  const state = useFrom(
    () => why.store,
    (each) => each,
  );
  const { question, principal, user } = state;
  if (!question) return null;
  const logins = question.kind === 'node' ? named(question.choices, 'login') : [];
  return (
    <Dialog
      open
      onClose={why.close}
      title={titleOf(state, question.name)}
      description={
        user === null ? t('access.why.judgedMine') : t('access.why.judgedOther', { user })
      }
    >
      {logins.length > 1 && (
        <Segmented
          label={t('access.why.login')}
          value={principal.login ?? ''}
          options={logins.map((each) => ({ value: each, text: each }))}
          onChange={(login) => void why.ask({ login }, user)}
        />
      )}
      <Answer />
      <WhyForm key={`${question.resource} ${question.user ?? ''}`} question={question} />
    </Dialog>
  );
}
