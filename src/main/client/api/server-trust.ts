import { createHash, X509Certificate } from 'node:crypto';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { ExpectedError } from '#shared/api/errors';
import { t } from '#shared/i18n/text';
import { parseAddress } from './address';
import { networkError, timeoutError } from './network-error';
import { successorOf } from './succession';

/** What every connection to a cluster's API is checked against once its pin was found. */
export interface ServerTrust {
  /** The authority's certificate, PEM: the only one that is trusted. */
  readonly issuer: string;
  /** The pin of that authority: the one that was pinned, or one that it vouched for. */
  readonly pin: string;
  /** How many hand-overs from authority to authority led to it, as far as they are known. */
  readonly handovers: number;
  /** `<cluster id>.daypass.internal`, the name that the server's certificate must carry. */
  readonly serverName: string;
}

const internalName = /^DNS:([0-9a-f-]{36}\.daypass\.internal)$/;
/** No authority needs a longer chain; a server may not make us walk without end. */
const longestChain = 8;

/** `sha256:` and the hex SHA-256 of the certificate's SubjectPublicKeyInfo. */
export function pinOf(certificate: X509Certificate): string {
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/**
 * First contact with a cluster: fetches its certificate chain without sending anything, finds the authority that
 * the pin names and checks that it issued the server's certificate. Where that is from another authority, the pinned
 * one must have vouched for it; see {@link successorOf}.
 *
 * @param options.handovers how many hand-overs led to the pin; left out where nobody knows, as for a join link
 * @throws ExpectedError `wrong_pin` with both pins, or `unreachable`
 */
export async function inspectServer(options: {
  readonly address: string;
  readonly pin: string;
  readonly handovers?: number;
  readonly timeoutMs?: number;
}): Promise<ServerTrust> {
  const { address, pin, handovers, timeoutMs = 10_000 } = options;
  const [server, ...issuers] = await fetchChain(address, timeoutMs);
  const last = issuers.at(-1) ?? server;
  const pinned = issuers.find((each) => pinOf(each) === pin);
  if (!server || !last) throw wrongPin(address, pin, t('client.trust.shownNone'));
  const issuer = pinned ?? last;
  if (!issuer.ca || !server.checkIssued(issuer) || !server.verify(issuer.publicKey))
    throw wrongPin(address, pin, t('client.trust.shownForeign', { pin: pinOf(server) }));
  const serverName = serverNameOf(server, address);
  const shown = { issuer: issuer.toString(), pin: pinOf(issuer), serverName };
  if (pinned) return { ...shown, handovers: handovers ?? 0 };
  const held = { pin, handovers: handovers ?? null };
  const successor = await successorOf({ address, shown, held, timeoutMs });
  if (successor) return successor;
  throw wrongPin(address, pin, t('client.trust.shown', { pin: pinOf(last) }));
}

function serverNameOf(server: X509Certificate, address: string): string {
  const names = (server.subjectAltName ?? '').split(', ');
  const found = names.map((name) => internalName.exec(name)?.[1]).find((name) => name);
  if (found) return found;
  throw new ExpectedError('wrong_pin', t('client.trust.notApi', { address }));
}

/** @param shown what the server shows instead, in words */
function wrongPin(address: string, pin: string, shown: string): ExpectedError {
  return new ExpectedError('wrong_pin', t('client.trust.stranger', { address }), {
    details: [t('client.trust.expected', { pin }), shown],
  });
}

function fetchChain(address: string, timeoutMs: number): Promise<X509Certificate[]> {
  const { host, port } = parseAddress(address);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      minVersion: 'TLSv1.3',
      // Nothing is trusted and nothing is sent here: the chain is read, then the connection is thrown away.
      rejectUnauthorized: false,
      ca: [],
    });
    const timer = setTimeout(() => finish(timeoutError(address)), timeoutMs);
    const finish = (error: Error | null): void => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve(chainOf(socket));
      socket.destroy();
    };
    socket.once('secureConnect', () => finish(null));
    socket.on('error', (error) => finish(networkError(error, address)));
    socket.once('end', () =>
      finish(networkError(Object.assign(new Error('cut'), { code: 'ECONNRESET' }), address)),
    );
  });
}

function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (next?.raw && chain.length < longestChain) {
    chain.push(new X509Certificate(next.raw));
    // A root names itself as its issuer.
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}
