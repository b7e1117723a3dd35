import type { Api, ApiInput, ApiName, ApiOutput } from '#shared/api/contract';
import type { SignedIn } from '../identity/sessions';

/** Where a call came from, and by which address it reached us. */
export interface CallPlace {
  /** The caller's address. */
  readonly address: string;
  /** The address of ours that was called, `host:port`. */
  readonly reached: string;
}

/** What a procedure knows about the call: the caller, where one is needed. */
export type CallContext<Name extends ApiName> = Api[Name]['caller'] extends 'user'
  ? CallPlace & { readonly caller: SignedIn }
  : CallPlace;

/** One function a procedure of the contract: checked input in, output or ExpectedError out. */
export type Procedures = {
  readonly [Name in ApiName]: (
    input: ApiInput<Name>,
    context: CallContext<Name>,
  ) => Promise<ApiOutput<Name>>;
};
