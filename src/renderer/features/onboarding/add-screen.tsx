import { useState, type ReactNode } from 'react';
import { t, type PlainKey } from '#shared/i18n/text';
import { useApp, useStores } from '../../stores/use-stores';
import { Icon, type IconName } from '../../ui/icon';
import styles from './add-screen.module.css';
import { CreateCluster } from './create-cluster';
import { JoinCluster } from './join-cluster';
import { KnownCluster } from './known-cluster';
import { StartDemo } from './start-demo';

type Way = 'choose' | 'demo' | 'create' | 'join' | 'known';

interface Choice {
  readonly way: Exclude<Way, 'choose'>;
  readonly icon: IconName;
  readonly title: PlainKey;
  readonly text: PlainKey;
}

const choices: readonly Choice[] = [
  {
    way: 'demo',
    icon: 'play',
    title: 'onboarding.add.demo',
    text: 'onboarding.add.demoHint',
  },
  {
    way: 'create',
    icon: 'plus',
    title: 'onboarding.add.create',
    text: 'onboarding.add.createHint',
  },
  {
    way: 'join',
    icon: 'link',
    title: 'onboarding.add.join',
    text: 'onboarding.add.joinHint',
  },
];

const known: Choice = {
  way: 'known',
  icon: 'key',
  title: 'onboarding.add.known',
  text: 'onboarding.add.knownHint',
};

function Choices(props: { readonly hasProfiles: boolean; readonly onChoose: (way: Way) => void }) {
  const shown = props.hasProfiles ? [...choices, known] : choices;
  return (
    <ul className={styles.choices}>
      {shown.map(({ way, icon, title, text }) => (
        <li key={way}>
          <button type="button" className={styles.choice} onClick={() => props.onChoose(way)}>
            <span className={styles.icon}>
              <Icon name={icon} size={18} />
            </span>
            <span className={styles.words}>
              <span className={styles.choiceTitle}>{t(title)}</span>
              <span className={styles.choiceText}>{t(text)}</span>
            </span>
            <Icon name="right" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Welcome({ hasProfiles }: { readonly hasProfiles: boolean }) {
  return (
    <header>
      <span className={styles.mark}>
        <Icon name="pass" size={26} />
      </span>
      <h1 className={styles.title}>
        {hasProfiles ? t('onboarding.add.title') : t('onboarding.add.welcome')}
      </h1>
      <p className={styles.text}>{t('onboarding.add.intro')}</p>
    </header>
  );
}

/**
 * First run, and later every way to add another cluster or user.
 *
 * @param link a join link that was clicked somewhere; it is filled in, never followed unasked
 * @param children what went wrong with the hosted cluster, if anything
 */
export function AddScreen(props: { readonly link: string | null; readonly children?: ReactNode }) {
  const { link, children } = props;
  const { navigation } = useStores();
  const hasProfiles = useApp((state) => state.profiles.length > 0);
  const [way, setWay] = useState<Way>(link === null ? 'choose' : 'join');
  const back = () => setWay('choose');
  const done = () => navigation.go({ name: 'resources' });
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        {way === 'choose' && (
          <>
            <Welcome hasProfiles={hasProfiles} />
            {children}
            <Choices hasProfiles={hasProfiles} onChoose={setWay} />
          </>
        )}
        {way === 'demo' && <StartDemo onBack={back} onDone={done} />}
        {way === 'create' && <CreateCluster onBack={back} onDone={done} />}
        {way === 'join' && <JoinCluster link={link} onBack={back} onDone={done} />}
        {way === 'known' && <KnownCluster onBack={back} onDone={done} />}
      </div>
    </div>
  );
}
