import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiError } from '#shared/api/errors';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly details: readonly string[];
}

export interface ToastStore {
  readonly store: StoreApi<{ readonly toasts: readonly Toast[] }>;
  info(text: string): void;
  /** Errors stay until dismissed: whoever looks away must not miss one. */
  error(error: Pick<ApiError, 'message' | 'details'>): void;
  dismiss(id: number): void;
  /** Puts all away: what they were about is no longer shown. */
  clear(): void;
}

const infoStaysMs = 5_000;
const atMost = 4;

export function createToastStore(): ToastStore {
  const store = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));
  let last = 0;
  const dismiss = (id: number) =>
    store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
  const add = (toast: Omit<Toast, 'id'>): number => {
    last += 1;
    const id = last;
    store.setState(({ toasts }) => {
      const others = toasts.filter((each) => each.text !== toast.text);
      return { toasts: [...others, { ...toast, id }].slice(-atMost) };
    });
    return id;
  };
  return {
    store,
    info(text) {
      const id = add({ tone: 'info', text, details: [] });
      setTimeout(() => dismiss(id), infoStaysMs);
    },
    error: ({ message, details }) => void add({ tone: 'error', text: message, details }),
    dismiss,
    clear: () => store.setState({ toasts: [] }),
  };
}
