import { useEffect, useRef } from 'react';
import type { KeptPane } from '../../stores/kept-panes';
import { useApp, useStores } from '../../stores/use-stores';
import type { WayBack } from '../../stores/way-back';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';
import { useWayBack, wayHints } from './use-way-back';

function ConnectButton({ kept, way }: { readonly kept: KeptPane; readonly way: WayBack }) {
  const { layout, actions } = useStores();
  if (way.type === 'request')
    return (
      <Button icon="plus" onClick={() => void actions.findToRequest(kept)}>
        Request access
      </Button>
    );
  const assume = way.type === 'assume' ? way.view.request.id : null;
  return (
    <Button
      variant="primary"
      busy={kept.connecting}
      onClick={() => void layout.connect(kept.id, assume)}
    >
      {assume === null ? 'Connect' : 'Assume and connect'}
    </Button>
  );
}

/** What to say of a terminal of before the start, and whether its user is signed in. */
function useWords({ profileId }: KeptPane, way: WayBack) {
  const profile = useApp(({ profiles }) => profiles.find(({ id }) => id === profileId));
  const isSignedIn = profile?.state === 'signed-in';
  const text = isSignedIn
    ? `This terminal was open when Daypass was quit. ${wayHints[way.type]}`
    : `This terminal was open when Daypass was quit. Sign in as ${profile?.userName ?? 'its user'} to connect it.`;
  return { text, isSignedIn };
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
                Sign in
              </Button>
            )}
            <Button onClick={() => void actions.closePane(kept.id)}>Close</Button>
          </>
        }
      >
        {text}
        {kept.problem && <Callout tone="bad">{kept.problem.message}</Callout>}
      </EmptyState>
    </div>
  );
}
