import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiInput } from '#shared/api/contract';
import type { ApiError } from '#shared/api/errors';
import type { AccessRequestView } from '#shared/model/access-request';
import type { ResourceRow } from '#shared/model/search';
import type { Bridge } from '../bridge/bridge';
import { callApi } from './ask';
import type { DryRun } from './cart';
import { createLatest } from './latest';

/** A login on one machine that is asked for in order to connect at once. */
export interface AskToConnect {
  readonly profileId: string;
  readonly resource: string;
  readonly name: string;
  /** The logins that may be asked for. */
  readonly logins: readonly string[];
  readonly login: string;
  readonly reason: string;
}

export interface AskToConnectState {
  readonly draft: AskToConnect | null;
  /** What the request would amount to; `null` until the cluster answered. */
  readonly dryRun: DryRun | null;
  readonly error: ApiError | null;
  readonly sending: boolean;
}

export interface AskToConnectStore {
  readonly store: StoreApi<AskToConnectState>;
  open(profileId: string, row: ResourceRow): void;
  setLogin(login: string): void;
  setReason(reason: string): void;
  /** Makes the request. @returns what was asked and the request, or `null` with the reason in the state */
  send(): Promise<{ readonly draft: AskToConnect; readonly view: AccessRequestView } | null>;
  close(): void;
}

const closed: AskToConnectState = { draft: null, dryRun: null, error: null, sending: false };

/** The logins on a machine that one may ask for; none for anything that no terminal opens on. */
export function askableLogins({ resource, requestable }: ResourceRow): readonly string[] {
  return resource.kind === 'node' ? (requestable.login ?? []) : [];
}

/** That one login on that one machine, for as long as the roles allow. */
function asked({ resource, login }: AskToConnect): ApiInput<'requests.dryRun'> {
  const constraint = { type: 'ssh_logins' as const, logins: [login] };
  return {
    roles: [],
    resources: [{ id: resource, constraint }],
    accessDuration: null,
    startAt: null,
    pendingFor: null,
    extends: null,
  };
}

export function createAskToConnectStore(bridge: Bridge): AskToConnectStore {
  const store = createStore<AskToConnectState>(() => closed);
  const latest = createLatest();
  const check = async (draft: AskToConnect) => {
    const isWanted = latest.next();
    const answer = await callApi(bridge, draft.profileId, 'requests.dryRun', asked(draft));
    if (!isWanted()) return;
    store.setState(answer.ok ? { dryRun: answer.value } : { error: answer.error });
  };
  const begin = (draft: AskToConnect) => {
    store.setState({ ...closed, draft });
    void check(draft);
  };
  return {
    store,
    open(profileId, row) {
      const logins = askableLogins(row);
      const [login] = logins;
      if (login === undefined) return;
      const { id: resource, name } = row.resource;
      begin({ profileId, resource, name, logins, login, reason: '' });
    },
    setLogin(login) {
      const { draft } = store.getState();
      if (draft && draft.login !== login) begin({ ...draft, login });
    },
    setReason: (reason) =>
      store.setState(({ draft }) => ({ draft: draft && { ...draft, reason }, error: null })),
    async send() {
      const { draft, sending } = store.getState();
      if (!draft || sending) return null;
      const isWanted = latest.next();
      store.setState({ sending: true, error: null });
      const input = { ...asked(draft), reason: draft.reason.trim(), suggestedReviewers: [] };
      const answer = await callApi(bridge, draft.profileId, 'requests.create', input);
      if (isWanted()) store.setState(answer.ok ? closed : { sending: false, error: answer.error });
      return answer.ok ? { draft, view: answer.value } : null;
    },
    close() {
      latest.cancel();
      store.setState(closed);
    },
  };
}
