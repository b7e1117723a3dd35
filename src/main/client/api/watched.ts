import { ExpectedError } from '#shared/api/errors';
import type { ApiClient } from './api-client';

/** The same API, with an ear for the answer that nobody is signed in any more. */
export function watched(api: ApiClient, onSignedOut: (error: ExpectedError) => void): ApiClient {
  return {
    ...api,
    async call(name, input) {
      try {
        return await api.call(name, input);
      } catch (error) {
        if (error instanceof ExpectedError && error.code === 'not_signed_in') onSignedOut(error);
        throw error;
      }
    },
  };
}
