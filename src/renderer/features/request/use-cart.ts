import type { CartState } from '../../stores/cart-state';
import { useFrom } from '../../stores/use-stores';

/** A part of the request that is being put together. */
export function useCart<Part>(select: (state: CartState) => Part): Part {
  return useFrom((stores) => stores.cart.store, select);
}
