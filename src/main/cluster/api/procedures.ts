import type { ApiInput, ApiName, ApiOutput, Api } from '#shared/api/contract';
import type { SignInSession, UserRecord } from '../store/records';

/** Who calls, as their certificate and the store say at this moment. */
export interface Caller {
  readonly user: UserRecord;
  readonly session: SignInSession;
}

/** What a procedure knows about the call: the caller where one is needed, and the address it came from. */
export type CallContext<Name extends ApiName> = Api[Name]['caller'] extends 'user'
  ? { readonly caller: Caller; readonly address: string; readonly host: string }
  : { readonly caller: null; readonly address: string; readonly host: string };

/** One function a procedure of the contract: checked input in, output or ExpectedError out. */
export type Procedures = {
  readonly [Name in ApiName]: (
    input: ApiInput<Name>,
    context: CallContext<Name>,
  ) => Promise<ApiOutput<Name>>;
};
