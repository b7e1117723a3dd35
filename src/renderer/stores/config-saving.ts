import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import type { DraftChecker } from './config-checker';
import {
  expectedVersions,
  freshDraft,
  keyOf,
  whyNotSave,
  type ConfigDraft,
  type ConfigOutcome,
  type DocumentKey,
} from './config-drafts';
import { renameDraft, setDraft, type ConfigStoreApi } from './config-state';

export interface DraftSaving {
  /** @returns whether it was saved; why not stands in the draft */
  save(id: string): Promise<boolean>;
  /** Takes what the cluster has now as the ground of a draft: its text stays, or gives way to what is stored. */
  rebase(id: string, keepText: boolean): Promise<void>;
}

/** @param saved called when documents were changed */
export function createDraftSaving(
  bridge: Bridge,
  store: ConfigStoreApi,
  checker: DraftChecker,
  saved: () => void,
): DraftSaving {
  const find = (id: string) => store.getState().drafts[id];

  /** Puts what is stored now below a draft. @param text what stays of the draft; `null` for nothing */
  async function reload(id: string, document: DocumentKey, text: string | null): Promise<void> {
    const { profileId } = store.getState();
    const before = find(id)?.yaml;
    if (profileId === null) return;
    const { kind, name } = document;
    const answer = await callApi(bridge, profileId, 'config.get', { kind, name });
    const now = find(id)?.yaml;
    if (store.getState().profileId !== profileId || now === undefined) return;
    if (!answer.ok && answer.error.code !== 'not_found')
      return setDraft(store, id, { saving: false, error: answer.error });
    const { yaml, version } = answer.ok ? answer.value : { yaml: '', version: null };
    const fileName = `${name}.yaml`;
    const fresh = freshDraft({
      id,
      document: { kind, name },
      version,
      title: name,
      fileName,
      yaml,
    });
    // What was typed while it was on its way stays in any case.
    setDraft(store, id, { ...fresh, yaml: now === before ? (text ?? yaml) : now });
    checker.now(id);
  }

  /** What was saved is what is stored: a draft of one document becomes that document. */
  async function settle(draft: ConfigDraft, outcome: ConfigOutcome): Promise<void> {
    const { id, yaml, check } = draft;
    const [only, ...others] = check?.changes ?? [];
    if (!only || others.length > 0) {
      setDraft(store, id, { saving: false, loaded: yaml, outcome });
      return checker.now(id);
    }
    const next = keyOf(only);
    renameDraft(store, id, next);
    const typed = find(next)?.yaml;
    await reload(next, only, typed !== undefined && typed !== yaml ? typed : null);
  }

  return {
    async save(id) {
      const draft = find(id);
      const { profileId } = store.getState();
      if (!draft || profileId === null || draft.saving || whyNotSave(draft) !== '') return false;
      setDraft(store, id, { saving: true, error: null });
      const { yaml, fileName } = draft;
      const input = { yaml, fileName, expect: expectedVersions(draft) };
      const answer = await callApi(bridge, profileId, 'config.apply', input);
      if (store.getState().profileId !== profileId) return answer.ok;
      if (!answer.ok) {
        setDraft(store, id, { saving: false, error: answer.error });
        return false;
      }
      saved();
      await settle(draft, answer.value);
      return true;
    },
    async rebase(id, keepText) {
      const draft = find(id);
      if (draft?.document) await reload(id, draft.document, keepText ? draft.yaml : null);
    },
  };
}
