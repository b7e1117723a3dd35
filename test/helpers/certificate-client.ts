import type { KeyObject } from 'node:crypto';
import ssh2, { type Client } from 'ssh2';
import { connectWithCertificate } from '#main/ssh/certificate-login';
import { parsePublicKeyLine } from '#main/ssh/public-key';
import type { Sshd } from './sshd';

/** Signs in to a real sshd with a certificate, runs `echo`, and gives its output. */
export function echoThrough(
  sshd: Sshd,
  login: { readonly certificate: Buffer; readonly privateKey: KeyObject },
): Promise<string> {
  const client: Client = new ssh2.Client();
  const expected = parsePublicKeyLine(sshd.hostKey);
  return new Promise<string>((resolve, reject) => {
    client.on('error', reject);
    client.on('ready', () =>
      client.exec('echo through', (error, channel) => {
        if (error) return reject(error);
        let output = '';
        channel.on('data', (chunk: Buffer) => (output += chunk.toString()));
        channel.on('close', () => resolve(output.trim()));
      }),
    );
    connectWithCertificate(
      client,
      {
        host: '127.0.0.1',
        port: sshd.port,
        username: sshd.login,
        hostVerifier: (key: Buffer) => expected.ok && expected.value.key.blob.equals(key),
      },
      login,
    );
  }).finally(() => client.end());
}
