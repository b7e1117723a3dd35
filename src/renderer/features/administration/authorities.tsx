import { useEffect, useState } from 'react';
import type { AuthorityView } from '../../stores/authorities-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { Spinner } from '../../ui/spinner';
import { instantText } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { StepDialog, type WantedStep } from './authority-step';
import { authorityWords, dueWords, restingWords, stateWords, stepWords } from './authority-words';
import styles from './authorities.module.css';

function Keys({ authority }: { readonly authority: AuthorityView }) {
  return authority.keys.map(({ fingerprint, made, signs, line }) => (
    <div key={fingerprint} className={styles.muted} data-selectable>
      {signs ? 'Signs' : 'Trusted'}: <code>{fingerprint}</code>
      {made !== null && `, made ${instantText(made)}`}
      {line !== null && authority.state !== 'standing' && (
        <>
          <br />
          For servers: <code>{line}</code>
        </>
      )}
    </div>
  ));
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
  const words = automatic ? 'Goes on by itself' : 'Goes on by hand';
  const { prepareHours, overlapHours } = authority.schedule;
  return (
    <Button
      size="s"
      variant="quiet"
      title={`The new key signs after ${prepareHours} hours, the old one goes ${overlapHours} hours after that.`}
      aria-label={`${authorityWords[authority.name].title}: ${words}`}
      onClick={() => void change()}
    >
      {words}
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
  const { title, does } = authorityWords[name];
  const resting = restingWords(authority);
  const due = dueWords(authority, useNow());
  return (
    <li className={styles.authority}>
      <div className={styles.head}>
        <h2 className={styles.name}>{title}</h2>
        <Badge tone={state === 'standing' ? 'neutral' : 'warn'}>{stateWords[state]}</Badge>
        {since !== null && <span className={styles.muted}>since {instantText(since)}</span>}
      </div>
      <p className={styles.muted}>{does}</p>
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
            title={stepWords[step].does}
            aria-label={`${title}: ${stepWords[step].button}`}
            onClick={() => onStep(step)}
          >
            {stepWords[step].button}
          </Button>
        ))}
        <Automatic profileId={profileId} authority={authority} />
        <Button
          size="s"
          variant="quiet"
          aria-label={`${title}: Replace at once…`}
          onClick={() => onStep('now')}
        >
          Replace at once…
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
      Try again
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
          <Spinner /> Reading the authorities
        </p>
      )}
      {rows.length > 0 && (
        <ul className={styles.list} aria-label="Authorities">
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
