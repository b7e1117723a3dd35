import { t } from '#shared/i18n/text';
import type { ProfileState } from '#shared/ipc/app-state';
import type { AccessRequestView } from '#shared/model/access-request';
import type { Status } from '#shared/model/status';
import { requestsOf } from '../../stores/requests-store';
import { useFrom, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { keepFocus } from '../../ui/focus';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu';
import { askedFor } from '../../ui/request-names';
import { countdownText } from '../../ui/time';
import { useNow } from '../../ui/use-now';

/** One's own approved requests that could be used now and are not. */
export function usableNow(
  views: readonly AccessRequestView[],
  active: readonly string[],
): readonly AccessRequestView[] {
  return views
    .filter(({ can, request }) => can.assume && !active.includes(request.id))
    .toSorted((a, b) => (a.request.accessUntil ?? 0) - (b.request.accessUntil ?? 0));
}

/** Other approved requests: to use beside what is held, where the cluster allows several, or in its place. */
export function OtherGrants(props: {
  readonly profile: ProfileState & { readonly status: Status };
}) {
  const { profile } = props;
  const { actions, requests } = useStores();
  const known = useFrom(
    () => requests.store,
    (state) => requestsOf(state, profile.id),
  );
  const now = useNow(30_000);
  const mine = known.lists.mine.ids.flatMap((id) => known.views[id] ?? []);
  const others = usableNow(mine, profile.status.activeRequests);
  if (others.length === 0) return null;
  const left = ({ request }: AccessRequestView) =>
    request.accessUntil === null
      ? ''
      : t('access.others.left', { left: countdownText(request.accessUntil - now) });
  const entries = (task: (request: string) => Promise<boolean>) =>
    others.map((view) => (
      <MenuItem
        key={view.request.id}
        icon="pass"
        hint={left(view)}
        onSelect={() => void task(view.request.id).then(keepFocus)}
      >
        {askedFor(view)}
      </MenuItem>
    ));
  const several = profile.status.severalGrants;
  return (
    <Menu
      trigger={
        <Button size="s" icon="down">
          {t(several ? 'access.others.addOrSwitch' : 'access.others.switch')}
        </Button>
      }
    >
      {several && (
        <>
          <MenuLabel>{t('access.others.useAsWell')}</MenuLabel>
          {entries((request) => actions.assume(profile, request))}
          <MenuSeparator />
        </>
      )}
      <MenuLabel>{t('access.others.useInstead')}</MenuLabel>
      {entries((request) => actions.switchTo(profile, request))}
    </Menu>
  );
}
