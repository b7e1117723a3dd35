import { actionTitle } from '#shared/i18n/action-words';
import { inEnglish } from '#shared/i18n/english';
import { t } from '#shared/i18n/text';
import { isNarrowed } from '../../stores/search-input';
import { useActiveProfile, useApp, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';

/** The cluster's reason, in English, without the sentence that the heading says already. */
function withoutTitle(reason: string, title: string): string {
  return reason.startsWith(`${title}. `) ? reason.slice(title.length + 2) : reason;
}

/** Why the list is empty, in the cluster's own words, and where to go from there. */
export function NoResources() {
  const { actions, search, navigation } = useStores();
  const isDemo = useActiveProfile()?.cluster.demo ?? false;
  const isTouring = useApp(({ tour }) => tour.open);
  const administers = useActiveProfile()?.status?.can.administer ?? false;
  const state = useFrom(
    () => search.store,
    (each) => each,
  );
  const { show, emptyReason, error } = state;
  const narrowed = isNarrowed(state);
  if (error)
    return (
      <Callout
        tone="bad"
        title={t('search.unread')}
        details={error.details}
        actions={
          <Button size="s" onClick={search.refresh}>
            {t('words.tryAgain')}
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  const title = narrowed ? 'search.none' : show === 'mine' ? 'search.noAccess' : 'search.noRequest';
  return (
    <EmptyState
      icon={narrowed ? 'search' : 'lock'}
      title={t(title)}
      actions={
        <>
          {narrowed && <Button onClick={search.clearFilters}>{t('search.clearFilters')}</Button>}
          {show === 'mine' && (
            <Button variant="primary" onClick={() => search.setShow('requestable')}>
              {t('search.showRequestable')}
            </Button>
          )}
          {show === 'mine' && !narrowed && isDemo && !isTouring && (
            <Button onClick={actions.openTour}>{actionTitle('tour.open')}</Button>
          )}
          {show !== 'mine' && !narrowed && administers && (
            <Button
              variant="primary"
              onClick={() => navigation.go({ name: 'administration', section: 'nodes' })}
            >
              {t('search.addServer')}
            </Button>
          )}
        </>
      }
    >
      {withoutTitle(emptyReason, inEnglish(title))}
    </EmptyState>
  );
}
