/** Makes a `switch` over a union exhaustive at compile time, and fails loudly if the types were lied to. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
