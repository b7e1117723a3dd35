const keepalives = 3;

/**
 * How often an ssh2 connection, of either side, asks for a sign of life, and when it is given up.
 *
 * @param silenceMs how long the other side may leave that unanswered, in milliseconds
 */
export function keepAlive(silenceMs: number): {
  readonly keepaliveInterval: number;
  readonly keepaliveCountMax: number;
} {
  return { keepaliveInterval: silenceMs / keepalives, keepaliveCountMax: keepalives };
}
