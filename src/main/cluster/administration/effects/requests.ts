import type { Resource } from '#shared/model/resource';
import { principalsWithin } from '../../access/principals-within';
import { isDue } from '../../access/view';
import { roleNamed } from '../../identity/sessions';
import { lookUpRoles } from '../../policy/bound-role';
import { whyNotNamed } from '../../policy/named-roles';
import { createReach } from '../../policy/reach';
import type { ClusterState } from '../../store/cluster-state';
import type { RequestRecord } from '../../store/records';
import { namesOf, type Draft, type NamesShown } from './access';
import { namesKept } from './cases';
import type { Held } from './held';

/** Which of somebody's approved requests give less than they do now. */
export function requestEffects(
  states: { readonly before: ClusterState; readonly after: ClusterState; readonly now: number },
  requests: readonly RequestRecord[],
  held: { readonly before: Held; readonly after: Held },
  shown: NamesShown,
): Draft[] {
  return requests
    .filter((request) => request.state === 'APPROVED' && !isDue(request, states.now))
    .flatMap((request) => {
      if (request.resources.length === 0)
        return stands(states.before, held.before, request) &&
          !stands(states.after, held.after, request)
          ? [endOf(request)]
          : [];
      const before = givenBy(states.before, held.before, request);
      const after = new Set(givenBy(states.after, held.after, request).map(({ id }) => id));
      const lost = before.filter(({ id }) => !after.has(id));
      return lost.length === 0 ? [] : [draftOf(request, lost, after.size === 0, shown)];
    });
}

function draftOf(
  { id }: RequestRecord,
  lost: readonly Resource[],
  all: boolean,
  shown: NamesShown,
): Draft {
  const type = 'request-ends';
  const which = `'s request ${id.slice(0, 8)}`;
  if (all) return { type, says: `${which} gives nothing any more.`, count: lost.length };
  const named = lost.filter(({ kind }) => shown(kind)).map(({ name }) => name);
  const what =
    named.length === lost.length
      ? namesOf(named.toSorted().slice(0, namesKept), lost.length)
      : `${lost.length} of its resources`;
  return { type, says: `${which} no longer gives ${what}.`, count: lost.length };
}

/** What roles that were approved by name give is theirs to say; here counts whether they may still be asked for. */
function endOf({ id, roles }: RequestRecord): Draft {
  const says = `'s request ${id.slice(0, 8)} gives nothing any more.`;
  return { type: 'request-ends', says, count: roles.length };
}

/** Whether each role of a request may still be asked for: one that may not ends the whole. */
function stands(state: ClusterState, { bearer, own }: Held, request: RequestRecord): boolean {
  const by = {
    staticRoles: own,
    traits: bearer.traits,
    lookup: roleNamed(state),
    withResources: request.resources.length > 0,
  };
  return request.roles.every((name) => whyNotNamed(name, by) === null);
}

/** The resources that a request gives its requester, as the roles are in a state. */
function givenBy(state: ClusterState, held: Held, request: RequestRecord) {
  if (!stands(state, held, request)) return [];
  const { bearer, own } = held;
  const roles = lookUpRoles(request.roles, roleNamed(state));
  const reach = createReach({ roles, denyRoles: own, bearer });
  return request.resources.flatMap(({ id, constraint }): Resource[] => {
    const resource = state.resource(id);
    if (!resource || !reach.canSee(resource)) return [];
    if (constraint.type === 'by-role') return [resource];
    const within = principalsWithin(reach.choices(resource), constraint);
    return Object.keys(within).length > 0 ? [resource] : [];
  });
}
