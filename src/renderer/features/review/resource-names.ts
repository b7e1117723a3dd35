import type { AccessRequestView } from '#shared/model/access-request';
import { resourceText } from '../../ui/resource-words';

/** The name of one of a request's resources, or what is left of its id where the viewer may not see it. */
export function resourceName(view: AccessRequestView, id: string): string {
  return resourceText(id, view.resources.find((resource) => resource.id === id)?.name);
}

export function resourceNames(view: AccessRequestView): readonly string[] {
  return view.request.resources.map(({ id }) => resourceName(view, id));
}
