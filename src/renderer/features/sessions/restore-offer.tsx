import { useState } from 'react';
import { inWords } from '#shared/i18n/formats';
import { t } from '#shared/i18n/text';
import type { Workspace } from '#shared/ipc/workspace';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { CheckChip } from '../../ui/chip';

const named = 4;

/** Which terminals there were, the first of them by name. */
export function offerWords({ panes }: Workspace): string {
  const names = panes.slice(0, named).map(({ login, name }) => `${login}@${name}`);
  const rest = panes.length - names.length;
  return rest > 0
    ? inWords([...names, t('sessions.restore.more', { count: rest })])
    : inWords(names, 'unit');
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
      title={t('sessions.restore.title', { count: offer.panes.length })}
      actions={
        <>
          <Button size="s" variant="primary" onClick={() => answer(true)}>
            {t('sessions.restore.accept')}
          </Button>
          <Button size="s" onClick={() => answer(false)}>
            {t('sessions.restore.decline')}
          </Button>
          <CheckChip
            label={t('sessions.restore.usual')}
            checked={isUsual}
            onChange={() => setIsUsual(!isUsual)}
          />
        </>
      }
    >
      {t('sessions.restore.text', { names: offerWords(offer) })}
    </Callout>
  );
}
