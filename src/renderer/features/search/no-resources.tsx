import { isNarrowed } from '../../stores/search-input';
import { useActiveProfile, useApp, useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';
import { EmptyState } from '../../ui/empty-state';

/** The cluster's reason, without the sentence that the heading says already. */
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
        title="The list could not be read"
        details={error.details}
        actions={
          <Button size="s" onClick={search.refresh}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  const title = narrowed
    ? 'Nothing matches'
    : show === 'mine'
      ? 'You have no standing access'
      : 'Nothing to request';
  return (
    <EmptyState
      icon={narrowed ? 'search' : 'lock'}
      title={title}
      actions={
        <>
          {narrowed && <Button onClick={search.clearFilters}>Clear the filters</Button>}
          {show === 'mine' && (
            <Button variant="primary" onClick={() => search.setShow('requestable')}>
              Show what I can request
            </Button>
          )}
          {show === 'mine' && !narrowed && isDemo && !isTouring && (
            <Button onClick={actions.openTour}>Take the tour</Button>
          )}
          {show !== 'mine' && !isNarrowed && administers && (
            <Button
              variant="primary"
              onClick={() => navigation.go({ name: 'administration', section: 'nodes' })}
            >
              Add a server
            </Button>
          )}
        </>
      }
    >
      {withoutTitle(emptyReason, title)}
    </EmptyState>
  );
}
