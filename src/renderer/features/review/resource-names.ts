import type { AccessRequestView } from '#shared/model/access-request';
import { shortResourceId } from '../../ui/words';

/** The name of one of a request's resources, or what is left of its id where the viewer may not see it. */
export function resourceName(view: AccessRequestView, id: string): string {
  const found = view.resources.find((resource) => resource.id === id);
  return found?.name ?? shortResourceId(id);
}

export function resourceNames(view: AccessRequestView): readonly string[] {
  return view.request.resources.map(({ id }) => resourceName(view, id));
}
