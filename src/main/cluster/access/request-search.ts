import { requestStates, type RequestState } from '#shared/model/access-request';
import type { RequestFilter } from '#shared/model/request-filter';
import { canonicalResourceId } from '#shared/model/resource-id';
import { resourceKinds } from '#shared/model/resource-kind';
import type { ClusterState } from '../store/cluster-state';
import type { RequestRecord } from '../store/records';
import type { RequestNarrowing } from '../store/repository';
import { kindOf, placesOf } from '../store/request-terms';
import { personOf } from './view';
import type { Viewer } from './viewer';

/** What is looked for, as the store and this process can tell it. */
export interface RequestSearch {
  /** What the store may hold them as. */
  readonly states: readonly RequestState[];
  readonly narrowing: RequestNarrowing;
  /** @param record with the state that the clock gives it */
  fits(record: RequestRecord): boolean;
}

/**
 * Reads a filter for one caller. What they may not see, such as the name of a resource, finds nothing, as what does
 * not exist does.
 */
export function requestSearch(viewer: Viewer, filter: RequestFilter): RequestSearch {
  const { states, kind = null, from = null, until = null } = filter;
  const narrowing: RequestNarrowing = {
    requester: filter.requester === undefined ? null : userNamed(viewer.state, filter.requester),
    reviewedBy: filter.reviewedByMe ? viewer.user.id : null,
    resources: filter.resource === undefined ? null : resourcesNamed(viewer, filter.resource),
    ...{ kind, from, until },
  };
  const words = (filter.words ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return {
    states: states === undefined ? requestStates : storedAs(states),
    narrowing,
    fits: (record) =>
      (states?.includes(record.state) ?? true) &&
      isWithin(record, narrowing) &&
      (words.length === 0 || hasWords(textOf(viewer, record), words)),
  };
}

/** What has run out by the clock may not be written down yet. */
function storedAs(states: readonly RequestState[]): readonly RequestState[] {
  const more = states.includes('EXPIRED') ? (['PENDING', 'APPROVED'] as const) : [];
  return [...new Set([...states, ...more])];
}

/** A user by name, also one who is gone, or by id. */
function userNamed(state: ClusterState, wanted: string): string {
  const gone = () => [...state.users.values()].find(({ name }) => name === wanted);
  return (state.userNamed(wanted) ?? gone())?.id ?? wanted;
}

/** The ids that are meant by an id, or by the name of what the viewer may see. */
function resourcesNamed(viewer: Viewer, wanted: string): readonly string[] {
  const { state } = viewer;
  const id = canonicalResourceId(wanted);
  if (id.ok) return [id.value];
  const named = [
    state.nodeNamed(wanted)?.resource,
    ...resourceKinds.map((kind) => state.resourceNamed(kind, wanted)?.resource),
  ];
  return named.flatMap((resource) =>
    resource && resource.name === wanted && viewer.maySeeResource(resource) ? [resource.id] : [],
  );
}

/** What a request asked for at first, whatever an approver left of it. */
const askedFor = ({ asked, resources }: RequestRecord) => (asked ? asked.resources : resources);

/** The same that the store narrows by, for what is at hand and never came from there. */
function isWithin(record: RequestRecord, narrowing: RequestNarrowing): boolean {
  const { requester, reviewedBy, resources, kind, from, until } = narrowing;
  return (
    (requester === null || record.requester === requester) &&
    (reviewedBy === null || record.reviews.some(({ author }) => author === reviewedBy)) &&
    (resources === null ||
      askedFor(record).some(({ id }) => placesOf(id).some((place) => resources.includes(place)))) &&
    (kind === null || askedFor(record).some(({ id }) => kindOf(id) === kind)) &&
    (from === null || record.created >= from) &&
    (until === null || record.created < until)
  );
}

/** What words are looked for in: nothing that the viewer would not be shown. */
function textOf({ state, nameOf }: Viewer, record: RequestRecord): string {
  const { id, requester, roles, reason, reviews } = record;
  const people = [requester, ...reviews.flatMap(({ author }) => author ?? [])];
  return [
    id,
    ...people.map((person) => personOf(state, person).name),
    ...roles,
    ...askedFor(record).flatMap((resource) => [resource.id, nameOf(resource.id)]),
    reason,
  ]
    .join('\n')
    .toLowerCase();
}

const hasWords = (text: string, words: readonly string[]) =>
  words.every((word) => text.includes(word));
