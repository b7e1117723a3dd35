import type { ApiError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { err, type Result } from '#shared/lib/result';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import { createDraftChecker } from './config-checker';
import { keyOf, type ConfigCheck, type DocumentKey } from './config-drafts';
import { createDraftSaving, type DraftSaving } from './config-saving';
import { dropDraft, setDraft, type ConfigStoreApi } from './config-state';

/** Working on drafts: each is checked while it is typed, and saved only while nobody else changed what it replaces. */
export interface DraftEditor extends DraftSaving {
  edit(id: string, yaml: string): void;
  /** Asks the cluster again what a draft would change, and for whom. */
  recheck(id: string): void;
  /** Forgets a draft. */
  discard(id: string): void;
  /** What the removal of a document would change, and for whom. */
  checkRemoval(document: DocumentKey): Promise<Result<ConfigCheck, ApiError>>;
  /** @returns why it could not be removed */
  remove(document: DocumentKey, version: number): Promise<ApiError | null>;
  /** Another profile is shown: no answer under way is wanted any more. */
  leave(): void;
}

const nobody = (): ApiError => ({
  code: 'not_signed_in',
  message: t('stores.nobody'),
  field: null,
  details: [],
});

/** @param saved called when documents were changed */
export function createDraftEditor(
  bridge: Bridge,
  store: ConfigStoreApi,
  saved: () => void,
): DraftEditor {
  const checker = createDraftChecker(bridge, store);
  return {
    ...createDraftSaving(bridge, store, checker, saved),
    recheck: checker.now,
    leave: checker.leave,
    discard: (id) => dropDraft(store, id),
    edit(id, yaml) {
      setDraft(store, id, { yaml, error: null, outcome: null });
      checker.soon(id);
    },
    async checkRemoval({ kind, name }) {
      const { profileId } = store.getState();
      if (profileId === null) return err(nobody());
      const input = { yaml: '', fileName: 'delete.yaml', remove: [{ kind, name }] };
      return callApi(bridge, profileId, 'config.check', input);
    },
    async remove(document, version) {
      const { profileId } = store.getState();
      if (profileId === null) return nobody();
      const { kind, name } = document;
      const answer = await callApi(bridge, profileId, 'config.delete', { kind, name, version });
      if (!answer.ok) return answer.error;
      dropDraft(store, keyOf(document));
      saved();
      return null;
    },
  };
}
