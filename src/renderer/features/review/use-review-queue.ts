import { useState } from 'react';
import { t } from '#shared/i18n/text';
import type { AccessRequestView } from '#shared/model/access-request';
import { useAction } from '../../stores/use-action';
import { useStores } from '../../stores/use-stores';
import { askedFor } from '../../ui/request-names';
import { whatHappened } from './overtaken';
import { nextToReview, type Listed } from './use-listed';

/** Puts the keyboard on a request in the list, once it stands there as the chosen one. */
function focusRow(id: string): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-request="${CSS.escape(id)}"]`)?.focus(),
  );
}

/** Going through a list of requests by keys, and on to the next after each decision. */
export function useReviewQueue(listed: Listed, selected: string | null) {
  const { navigation, toasts } = useStores();
  const [showsKeys, setShowsKeys] = useState(false);
  const { ids, views } = listed;
  const open = (id: string) => {
    navigation.openRequest(id);
    focusRow(id);
  };
  const move = (step: 1 | -1) => () => {
    const at = selected === null ? -1 : ids.indexOf(selected);
    const next = at === -1 ? ids[0] : ids[at + step];
    if (next !== undefined) open(next);
    else if (selected !== null) focusRow(selected);
    // Older ones are read before one gets there.
    if (step === 1 && at + 2 >= ids.length && listed.hasMore && !listed.loading) listed.more();
  };
  const isEmpty = ids.length === 0;
  useAction('requests.next', isEmpty ? null : move(1));
  useAction('requests.previous', isEmpty ? null : move(-1));
  const toggleKeys = () => setShowsKeys((before) => !before);
  useAction('requests.keys', toggleKeys);
  return {
    showsKeys,
    toggleKeys,
    hideKeys: () => setShowsKeys(false),
    /** Says what was decided, and turns to the next request that waits. */
    moveOn(view: AccessRequestView) {
      const { id, state, requester } = view.request;
      const next = nextToReview({ ids, views }, id);
      const left = ids.filter((each) => each !== id && views[each]?.can.review).length;
      const done =
        state === 'PENDING'
          ? t('reviewQueue.done.counts', { who: requester.name })
          : t('reviewQueue.done.about', { happened: whatHappened(view), what: askedFor(view) });
      toasts.info(t('reviewQueue.done.left', { done, count: left }));
      if (next) open(next.request.id);
      else focusRow(id);
    },
  };
}
