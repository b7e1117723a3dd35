import { useState } from 'react';
import type { Workspace } from '#shared/ipc/workspace';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { CheckChip } from '../../ui/chip';
import { countOf } from '../../ui/words';

const named = 4;

/** Which terminals there were, the first of them by name. */
export function offerWords({ panes }: Workspace): string {
  const names = panes.slice(0, named).map(({ login, name }) => `${login}@${name}`);
  const rest = panes.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
}

/** Asks whether the terminals of before the start are to come back, and can take the answer for the next time. */
export function RestoreOffer() {
  const { layout, actions, navigation } = useStores();
  const [isUsual, setIsUsual] = useState(false);
  const offer = useFrom(
    () => layout.store,
    (state) => state.offer,
  );
  if (!offer) return null;
  const answer = (accept: boolean) => {
    const value = accept ? 'always' : 'never';
    if (isUsual) void actions.run('settings.set', { name: 'terminals.restore', value });
    layout.answerOffer(accept);
    if (accept) navigation.go({ name: 'terminals' });
  };
  return (
    <Callout
      title={`${countOf(offer.panes.length, 'terminal')} ${offer.panes.length === 1 ? 'was' : 'were'} open when Daypass was quit`}
      actions={
        <>
          <Button size="s" variant="primary" onClick={() => answer(true)}>
            Bring back
          </Button>
          <Button size="s" onClick={() => answer(false)}>
            Begin without
          </Button>
          <CheckChip
            label="Do so each time"
            checked={isUsual}
            onChange={() => setIsUsual(!isUsual)}
          />
        </>
      }
    >
      {offerWords(offer)}. Each connects again when you look at it, where what you hold allows that.
    </Callout>
  );
}
