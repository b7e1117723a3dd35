import { useEffect, useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AuthorityView } from '../../stores/authorities-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { RichText } from '../../ui/rich-text';
import { Spinner } from '../../ui/spinner';
import { instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { StepDialog } from './authority-step';
import {
  authorityWords,
  dueWords,
  restingWords,
  stateWords,
  stepWords,
  type WantedStep,
} from './authority-words';
import styles from './authorities.module.css';

function Keys({ authority }: { readonly authority: AuthorityView }) {
  return authority.keys.map(({ fingerprint, made, signs, line }) => {
    const values = { use: signs ? 'signs' : 'trusted', fingerprint };
    return (
      <div key={fingerprint} className={styles.muted} data-selectable>
        {made === null ? (
          <RichText id="authorities.key.line" values={values} />
        ) : (
          <RichText id="authorities.key.lineMade" values={{ ...values, made: instantText(made) }} />
        )}
        {line !== null && authority.state !== 'standing' && (
          <>
            <br />
            <RichText id="authorities.key.forServers" values={{ line }} />
          </>
        )}
      </div>
    );
  });
}

/** Whether a rotation goes on by itself. */
function Automatic(props: { readonly profileId: string; readonly authority: AuthorityView }) {
  const { profileId, authority } = props;
  const { authorities, toasts } = useStores();
  const { automatic } = authority.schedule;
  const change = async () => {
    const schedule = { ...authority.schedule, automatic: !automatic };
    const input = { authorities: [authority.name], schedule };
    const failure = await authorities.schedule(profileId, input);
    if (failure) toasts.error(failure);
  };
  const action = t(automatic ? 'authorities.automatic.on' : 'authorities.automatic.off');
  const { prepareHours: prepare, overlapHours: overlap } = authority.schedule;
  return (
    <Button
      size="s"
      variant="quiet"
      title={t('authorities.automatic.schedule', { prepare, overlap })}
      aria-label={t('authorities.action', {
        authority: t(authorityWords[authority.name].title),
        action,
      })}
      onClick={() => void change()}
    >
      {action}
    </Button>
  );
}

function AuthorityLine(props: {
  readonly profileId: string;
  readonly authority: AuthorityView;
  readonly onStep: (step: WantedStep) => void;
}) {
  const { profileId, authority, onStep } = props;
  const { name, state, since, steps } = authority;
  const { does } = authorityWords[name];
  const title = t(authorityWords[name].title);
  const resting = restingWords(authority);
  const due = dueWords(authority, useNow());
  return (
    <li className={styles.authority}>
      <div className={styles.head}>
        <h2 className={styles.name}>{title}</h2>
        <Badge tone={state === 'standing' ? 'neutral' : 'warn'}>{t(stateWords[state])}</Badge>
        {since !== null && (
          <span className={styles.muted}>
            {t('authorities.since', { since: instantText(since) })}
          </span>
        )}
      </div>
      <p className={styles.muted}>{t(does)}</p>
      <Keys authority={authority} />
      {resting.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {due !== '' && <p className={styles.muted}>{due}</p>}
      <div className={styles.actions}>
        {steps.map((step) => (
          <Button
            key={step}
            size="s"
            title={t(stepWords[step].does)}
            aria-label={t('authorities.action', {
              authority: title,
              action: t(stepWords[step].button),
            })}
            onClick={() => onStep(step)}
          >
            {t(stepWords[step].button)}
          </Button>
        ))}
        <Automatic profileId={profileId} authority={authority} />
        <Button
          size="s"
          variant="quiet"
          aria-label={t('authorities.action', {
            authority: title,
            action: t('authorities.now.choose'),
          })}
          onClick={() => onStep('now')}
        >
          {t('authorities.now.choose')}
        </Button>
      </div>
    </li>
  );
}

/** The keys that the cluster signs with, and how far each of their rotations is. */
export function Authorities({ profileId }: { readonly profileId: string }) {
  const { authorities } = useStores();
  const { rows, loaded, error } = useFrom(
    () => authorities.list.store,
    (state) => state,
  );
  const [asking, setAsking] = useState<{
    readonly name: AuthorityView['name'];
    readonly step: WantedStep;
  } | null>(null);
  useEffect(() => void authorities.list.load(), [authorities, profileId]);
  const asked = rows.find(({ name }) => name === asking?.name);
  const again = (
    <Button size="s" onClick={() => void authorities.list.load()}>
      {t('words.tryAgain')}
    </Button>
  );
  return (
    <>
      {error && (
        <Callout tone="bad" actions={again}>
          {error.message}
        </Callout>
      )}
      {!loaded && (
        <p>
          <Spinner /> {t('authorities.reading')}
        </p>
      )}
      {rows.length > 0 && (
        <ul className={styles.list} aria-label={t('authorities.title')}>
          {rows.map((each) => (
            <AuthorityLine
              key={each.name}
              profileId={profileId}
              authority={each}
              onStep={(step) => setAsking({ name: each.name, step })}
            />
          ))}
        </ul>
      )}
      {asked && asking && (
        <StepDialog
          profileId={profileId}
          authority={asked}
          step={asking.step}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
