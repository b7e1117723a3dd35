import { useState, type ReactNode } from 'react';
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
  readonly title: string;
  readonly text: string;
}

const choices: readonly Choice[] = [
  {
    way: 'demo',
    icon: 'play',
    title: 'Try the demo cluster',
    text: 'A cluster on this computer with users, roles and two servers.',
  },
  {
    way: 'create',
    icon: 'plus',
    title: 'Create a cluster on this computer',
    text: 'Your own: you are its administrator, and invite others by link.',
  },
  {
    way: 'join',
    icon: 'link',
    title: 'Join a cluster',
    text: 'Somebody sent you a link that starts with daypass://join.',
  },
];

const known: Choice = {
  way: 'known',
  icon: 'key',
  title: 'Sign another user in',
  text: 'To a cluster that this app knows already.',
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
              <span className={styles.choiceTitle}>{title}</span>
              <span className={styles.choiceText}>{text}</span>
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
        {hasProfiles ? 'Add a profile or cluster' : 'Welcome to Daypass'}
      </h1>
      <p className={styles.text}>
        Ask for exactly the logins you need on a machine, get them approved, and be in its terminal
        one click later. Nobody holds standing access.
      </p>
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
