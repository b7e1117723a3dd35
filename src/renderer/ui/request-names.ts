import { inWords } from '#shared/i18n/formats';
import type { AccessRequestView } from '#shared/model/access-request';
import { rolesText } from './request-words';
import { resourceText } from './resource-words';

/** The name of one of a request's resources, or what is left of its id where the viewer may not see it. */
export function resourceName(view: AccessRequestView, id: string): string {
  return resourceText(id, view.resources.find((resource) => resource.id === id)?.name);
}

/** What a request is about, within a sentence: its resources, or the roles that were asked for by name. */
export function askedFor(view: AccessRequestView): string {
  const { resources, roles } = view.request;
  return resources.length > 0
    ? inWords(resources.map(({ id }) => resourceName(view, id)))
    : rolesText(roles);
}
