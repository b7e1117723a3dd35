import type { ApiInput } from '#shared/api/contract';
import { ExpectedError } from '#shared/api/errors';
import type { ResourceId } from '#shared/model/resource';
import type { ResourceRow } from '#shared/model/search';
import { createHolding, type Holding } from '../../access/holding';
import { explainAccess, explainFor } from '../../access/explain-access';
import type { Backend } from '../../backend';
import type { Inventory } from '../../inventory/inventory';
import type { Condition } from '../../inventory/predicate/condition';
import { parsePredicate } from '../../inventory/predicate/parse';
import type { Visibility } from '../../inventory/visibility';
import type { Procedures } from '../procedure-types';
import { noteSearch } from '../notes';
import { requireRight } from '../require-right';

/** What there is, and why one may or may not use it. */
export function resourceProcedures(
  backend: Backend,
): Pick<Procedures, 'resources.search' | 'access.explain'> {
  const { ledger, inventory, recorder, now } = backend;
  return {
    'resources.search': async (input, { caller, address }) => {
      const holding = createHolding(ledger.state, now(), caller);
      const visibility = visibilityOf(holding, input.show, inventory);
      const { labelCounts, ...page } = inventory.search<ResourceRow>({
        ...input,
        predicate: readPredicate(input.predicate),
        visibility,
        countLabels: input.countLabels === true,
        row: (resource) => ({ ...holding.row(resource), ...healthOf(backend, resource.id) }),
      });
      noteSearch(recorder, { caller, address }, input, page.total);
      const anything = page.rows.length > 0 || inventory.hasAny(visibility);
      const emptyReason = page.rows.length > 0 ? '' : whyEmpty(input, holding, anything);
      if (input.countLabels !== true) return { ...page, emptyReason };
      return { ...page, emptyReason, labelCounts, kindCounts: inventory.countKinds(visibility) };
    },
    'access.explain': async ({ user, ...question }, { caller }) => {
      if (user === null || user === caller.user.name)
        return explainAccess(backend, caller, question);
      requireRight(ledger.state, caller.user, 'event', 'list');
      return explainFor(backend, user, question);
    },
  };
}

function healthOf({ nodeWatch }: Backend, id: ResourceId): Pick<ResourceRow, 'health'> {
  const health = nodeWatch.healthOf(id);
  return health === null ? {} : { health };
}

type SearchInput = ApiInput<'resources.search'>;

function visibilityOf(
  holding: Holding,
  show: SearchInput['show'],
  inventory: Inventory,
): Visibility {
  const requestable = show === 'mine' ? [] : [holding.seesRequestable];
  if (show === 'requestable') return { alike: requestable, alone: [] };
  const alone = holding.approved.filter((id) => {
    const resource = inventory.get(id);
    return resource !== undefined && holding.mayUse(resource);
  });
  return { alike: [...holding.seesOwn, ...requestable], alone };
}

function readPredicate(text: string | undefined): Condition | null {
  if (text === undefined || text.trim() === '') return null;
  const predicate = parsePredicate(text);
  if (predicate.ok) return predicate.value;
  const { message, ...span } = predicate.error;
  throw new ExpectedError('invalid_input', message, { field: 'predicate', span });
}

function whyEmpty(
  { query, predicate = '', kinds, labels, show, cursor }: SearchInput,
  holding: Holding,
  anything: boolean,
): string {
  const narrowed =
    `${query}${predicate}`.trim() !== '' || kinds.length > 0 || Object.keys(labels).length > 0;
  if (anything && narrowed) return 'Nothing that you may see matches. Try fewer words or labels.';
  if (anything && cursor !== null) return 'There is nothing more.';
  if (!holding.standing && show === 'mine')
    return 'The request that you use gives access to nothing any more. Drop it to use your regular access.';
  if (show === 'mine')
    return holding.mayRequestAnything
      ? 'You have no standing access. Search for what you need and ask for it.'
      : 'You have no standing access, and none of your roles lets you ask for any. Ask an administrator.';
  return holding.mayRequestAnything
    ? 'There is nothing that you may ask for. Machines that an administrator adds show up here.'
    : 'None of your roles lets you ask for access. Ask an administrator.';
}
