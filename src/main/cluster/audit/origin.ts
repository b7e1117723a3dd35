import { AsyncLocalStorage } from 'node:async_hooks';

const addresses = new AsyncLocalStorage<string>();

/**
 * Runs a call that came from an address: whatever it records, however deep inside, says so without being told. A
 * change that is made on nobody's call has no address.
 */
export function calledFrom<T>(address: string, work: () => T): T {
  return addresses.run(address, work);
}

/** The address that the call under way came from; `null` outside of one. */
export function currentAddress(): string | null {
  return addresses.getStore() ?? null;
}
