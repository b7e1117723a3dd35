import type { CipherAlgorithm, KexAlgorithm, MacAlgorithm, ServerHostKeyAlgorithm } from 'ssh2';

/**
 * The transport algorithms on both legs: current ones only. ssh2 adds strict key exchange by itself. Ciphers: AES-GCM,
 * which every OpenSSH since 6.2 has. Electron's crypto has no ChaCha20 for ssh2, and a server that offers it gets it
 * from OpenSSH's client, which prefers it, at a third of the speed.
 */
export const transportAlgorithms = {
  kex: ['curve25519-sha256', 'curve25519-sha256@libssh.org'] satisfies KexAlgorithm[],
  cipher: ['aes128-gcm@openssh.com', 'aes256-gcm@openssh.com'] satisfies CipherAlgorithm[],
  // AES-GCM brings its own authentication; the list must not be empty all the same.
  hmac: ['hmac-sha2-256-etm@openssh.com'] satisfies MacAlgorithm[],
  compress: ['none' as const],
};

const hostKeyAlgorithms: Readonly<Record<string, readonly ServerHostKeyAlgorithm[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
};

/**
 * The host key algorithms to ask a node for: first those of the keys that are known, so that the node shows one of
 * these if it still has it; then the others, so that a changed key is seen and can be named.
 */
export function hostKeyPreference(knownKeys: readonly Buffer[]): ServerHostKeyAlgorithm[] {
  const known = knownKeys.flatMap((key) => hostKeyAlgorithms[keyType(key)] ?? []);
  return [...new Set([...known, ...Object.values(hostKeyAlgorithms).flat()])];
}

function keyType(blob: Buffer): string {
  return blob.length < 4 ? '' : blob.toString('latin1', 4, 4 + blob.readUInt32BE(0));
}
