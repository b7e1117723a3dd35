import type { ApiInput } from '#shared/api/contract';
import type { Resource } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import { createHolding, type Holding } from '../../access/holding';
import { explainAccess } from '../../access/explain-access';
import type { Backend } from '../../backend';
import type { Procedures } from '../procedure-types';

/** What there is, and why one may or may not use it. */
export function resourceProcedures(
  backend: Backend,
): Pick<Procedures, 'resources.search' | 'access.explain'> {
  const { ledger, inventory, now } = backend;
  return {
    'resources.search': async (input, { caller }) => {
      const holding = createHolding(ledger.state, now(), caller);
      const page = inventory.search<ResourceRow>({
        ...input,
        filter: (resource) => listed(holding, resource, input.show),
        row: (resource) => holding.row(resource),
      });
      const emptyReason = page.rows.length > 0 ? '' : whyEmpty(input, holding, backend);
      return { ...page, emptyReason };
    },
    'access.explain': async ({ resource, login }, { caller }) =>
      explainAccess(backend, caller, resource, login),
  };
}

function listed(holding: Holding, resource: Resource, show: ApiInput<'resources.search'>['show']) {
  const mine = holding.mayUse(resource);
  if (show === 'mine') return mine;
  const requestable = holding.mayRequest(resource);
  return show === 'requestable' ? requestable : mine || requestable;
}

function whyEmpty(
  { query, kinds, labels, show, cursor }: ApiInput<'resources.search'>,
  holding: Holding,
  { inventory }: Backend,
): string {
  const anything = inventory.all().some((resource) => listed(holding, resource, show));
  const narrowed = query.trim() !== '' || kinds.length > 0 || Object.keys(labels).length > 0;
  if (anything && narrowed) return 'Nothing that you may see matches. Try fewer words or labels.';
  if (anything && cursor !== null) return 'There is nothing more.';
  if (holding.assumed && show === 'mine')
    return 'The request that you use gives access to nothing any more. Drop it to use your regular access.';
  if (show === 'mine')
    return holding.mayRequestAnything
      ? 'You have no standing access. Search for what you need and ask for it.'
      : 'You have no standing access, and none of your roles lets you ask for any. Ask an administrator.';
  return holding.mayRequestAnything
    ? 'There is nothing that you may ask for. Machines that an administrator adds show up here.'
    : 'None of your roles lets you ask for access. Ask an administrator.';
}
