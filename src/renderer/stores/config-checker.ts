import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { setDraft, type ConfigStoreApi } from './config-state';
import { createDebounce, createLatest } from './latest';

export interface DraftChecker {
  /** The text changed: asks once the typing pauses, and lets an answer under way fall. */
  soon(id: string): void;
  now(id: string): void;
  /** No answer under way is wanted any more. */
  leave(): void;
}

const typingPauseMs = 250;

/** Asks the cluster what is wrong with a draft and what it would change; the newest question alone counts. */
export function createDraftChecker(bridge: Bridge, store: ConfigStoreApi): DraftChecker {
  const latest = createLatest();
  let wanted: string | null = null;
  async function run() {
    const isWanted = latest.next();
    const { profileId, drafts } = store.getState();
    const draft = wanted === null ? undefined : drafts[wanted];
    if (profileId === null || !draft) return;
    const { id, yaml, fileName } = draft;
    const answer = await callApi(bridge, profileId, 'config.check', { yaml, fileName, remove: [] });
    if (!isWanted() || store.getState().drafts[id]?.yaml !== yaml) return;
    if (answer.ok) setDraft(store, id, { check: answer.value, checked: true, checkError: null });
    else setDraft(store, id, { checked: false, checkError: answer.error });
  }
  const debounce = createDebounce(() => void run(), typingPauseMs);
  const ask = (id: string) => {
    wanted = id;
    latest.cancel();
    setDraft(store, id, { checked: false, checkError: null });
  };
  return {
    soon(id) {
      ask(id);
      debounce.schedule();
    },
    now(id) {
      ask(id);
      debounce.now();
    },
    leave() {
      debounce.cancel();
      latest.cancel();
    },
  };
}
