import type { AccessRequestView } from '#shared/model/access-request';
import type { PresetContent, RequestPreset } from '#shared/model/request-preset';
import type { CartStore } from './cart-store';
import type { NavigationStore } from './navigation-store';
import type { ToastStore } from './toast-store';

/** Making a request again, from a preset or from an old one. A failure becomes a toast. */
export interface CartActions {
  applyPreset(preset: RequestPreset): Promise<void>;
  requestAgain(profileId: string, view: AccessRequestView): Promise<void>;
}

/** What an old request asked for, before anybody narrowed it. */
export function contentOf({ request }: AccessRequestView): PresetContent {
  const asked = request.asked ?? request;
  return {
    // Roles that the cluster derived are derived anew.
    roles: asked.resources.length === 0 ? [...asked.roles] : [],
    resources: [...asked.resources],
    reason: request.reason,
    // What an extension asked for was how much longer, not how long.
    accessDuration: request.extends === null ? asked.accessDuration : null,
    suggestedReviewers: [...request.suggestedReviewers],
  };
}

export function createCartActions(parts: {
  readonly cart: CartStore;
  readonly navigation: NavigationStore;
  readonly toasts: ToastStore;
}): CartActions {
  const { cart, navigation, toasts } = parts;
  const fill = async (content: PresetContent, nameOf?: (id: string) => string | undefined) => {
    const error = await cart.fill(content, nameOf);
    if (error) toasts.error(error);
    else navigation.go({ name: 'resources' });
  };
  return {
    applyPreset: ({ content }) => fill(content),
    async requestAgain(profileId, view) {
      if (cart.store.getState().profileId !== profileId) return;
      const names = new Map(view.resources.map(({ id, name }) => [id, name]));
      await fill(contentOf(view), (id) => names.get(id));
    },
  };
}
