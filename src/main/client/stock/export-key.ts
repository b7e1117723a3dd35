import { generateKeyPairSync } from 'node:crypto';
import { lstat, open, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { parseCertificate, parseCertificateLine } from '../../ssh/certificate';
import { formatPrivateKey } from '../../ssh/private-key';
import { fingerprint, formatKeyLine, publicKeyBlob } from '../../ssh/public-key';
import type { ApiClient } from '../api/api-client';
import type { ExportedKey } from '../protocol';
import { stockNames } from './ssh-config';

/**
 * Has the cluster certify a new key with what is held now, and writes both to files that only their owner can read.
 * The keys that the app itself uses stay where they are. Nothing that is there already is replaced.
 *
 * @param folder one that the person chose
 * @throws ExpectedError `conflict` when a file is there or cannot be written, or what the cluster answers
 */
export async function exportKey(wanted: {
  readonly api: Pick<ApiClient, 'call'>;
  readonly folder: string;
  readonly userName: string;
  readonly cluster: string;
}): Promise<ExportedKey> {
  const { api, folder, userName, cluster } = wanted;
  if (!isAbsolute(folder))
    throw new ExpectedError('conflict', t('client.key.notWhole', { path: folder }));
  const path = join(
    folder,
    `daypass-${stockNames(cluster).suffix}-${userName.replaceAll(/[^\w.-]/g, '-')}`,
  );
  const certificatePath = `${path}-cert.pub`;
  // Before the cluster certifies and records what then goes nowhere.
  for (const each of [path, certificatePath]) await requireFree(each);
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = publicKeyBlob(privateKey);
  const { sshCertificate, until } = await api.call('certificates.export', {
    publicKey: formatKeyLine(publicKey),
  });
  const blob = parseCertificateLine(sshCertificate);
  const certificate = blob.ok ? parseCertificate(blob.value) : blob;
  if (!certificate.ok || !certificate.value.publicKey.equals(publicKey))
    throw new ExpectedError('internal', t('client.key.otherKey'));
  await writeNew(certificatePath, `${sshCertificate}\n`);
  try {
    await writeNew(path, formatPrivateKey(privateKey, `${userName} on ${cluster} (Daypass)`));
  } catch (error) {
    await rm(certificatePath, { force: true });
    throw error;
  }
  return { path, fingerprint: fingerprint(publicKey), until };
}

async function requireFree(path: string): Promise<void> {
  try {
    await lstat(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw cannotWrite(path, code);
  }
  throw isThere(path);
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST' ? isThere(path) : cannotWrite(path, code);
  }
}

function isThere(path: string): ExpectedError {
  return new ExpectedError('conflict', t('client.key.isThere', { path }));
}

function cannotWrite(path: string, code = 'unknown'): ExpectedError {
  return new ExpectedError('conflict', t('client.key.cannotWrite', { path, code }));
}
