import { useEffect, useRef } from 'react';
import { t } from '#shared/i18n/text';
import type { KeptPane } from '../../stores/kept-panes';
import { useApp, useStores } from '../../stores/use-stores';
import type { WayBack } from '../../stores/way-back';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { useWayBack } from './use-way-back';

function ConnectButton({ kept, way }: { readonly kept: KeptPane; readonly way: WayBack }) {
  const { layout, actions } = useStores();
  if (way.type === 'request')
    return (
      <Button icon="plus" onClick={() => void actions.findToRequest(kept)}>
        {t('sessions.wayBack.ask')}
      </Button>
    );
  const assume = way.type === 'assume' ? way.view.request.id : null;
  return (
    <Button
      variant="primary"
      busy={kept.connecting}
      onClick={() => void layout.connect(kept.id, assume)}
    >
      {t(assume === null ? 'words.connect' : 'sessions.kept.assumeAndConnect')}
    </Button>
  );
}

/** What to say of a terminal of before the start, and whether its user is signed in. */
function useWords({ profileId }: KeptPane, way: WayBack) {
  const profile = useApp(({ profiles }) => profiles.find(({ id }) => id === profileId));
  if (profile?.state === 'signed-in')
    return { text: t(`sessions.kept.${way.type}`), isSignedIn: true };
  const user = profile?.userName;
  return {
    text: user ? t('sessions.kept.signInAs', { user }) : t('sessions.kept.signInAsUser'),
    isSignedIn: false,
  };
}

/**
 * Stands in the place of a terminal of before the start. It connects once somebody looks at it, where what they hold
 * allows that; nothing is assumed or asked for by itself.
 */
export function KeptView(props: {
  readonly kept: KeptPane;
  readonly shown: boolean;
  /** Takes the keyboard whenever this changes; `null` when that is not for this pane. */
  readonly grab: number | null;
}) {
  const { kept, shown, grab } = props;
  const { layout, actions, navigation } = useStores();
  const { way, isAllowed } = useWayBack(kept);
  const { text, isSignedIn } = useWords(kept, way);
  const element = useRef<HTMLDivElement>(null);
  const isDue = shown && isAllowed && isSignedIn && !kept.connecting && kept.problem === null;
  useEffect(() => {
    if (isDue) void layout.connect(kept.id, null);
  }, [layout, kept.id, isDue]);
  useEffect(() => {
    if (grab !== null) element.current?.querySelector('button')?.focus();
  }, [grab]);
  const signIn = async () => {
    await actions.switchProfile(kept.profileId);
    navigation.go({ name: 'resources' });
  };
  return (
    <div ref={element}>
      <EmptyState
        icon="terminal"
        title={`${kept.login}@${kept.name}`}
        actions={
          <>
            {isSignedIn ? (
              <ConnectButton kept={kept} way={way} />
            ) : (
              <Button variant="primary" onClick={() => void signIn()}>
                {t('sessions.kept.signIn')}
              </Button>
            )}
            <Button onClick={() => void actions.closePane(kept.id)}>{t('words.close')}</Button>
          </>
        }
      >
        {text}
        {kept.problem && <Callout tone="bad">{kept.problem.message}</Callout>}
      </EmptyState>
    </div>
  );
}
