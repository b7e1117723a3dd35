import { sign, type KeyObject } from 'node:crypto';
import type { Connection } from 'ssh2';
import { certificateAlgorithm } from './certificate';

/** A host key and the host certificate for it, as a wire blob. */
export interface CertifiedHost {
  /** Ed25519. */
  readonly privateKey: KeyObject;
  readonly certificate: Buffer;
}

interface KeyLists {
  readonly kex: { readonly array: readonly string[] };
  readonly serverHostKey: { readonly array: readonly string[] };
  readonly cs: DirectionLists;
  readonly sc: DirectionLists;
}

type DirectionLists = Readonly<
  Record<'cipher' | 'mac' | 'compress' | 'lang', { readonly array: readonly string[] }>
>;

interface KeyOffer {
  readonly lists: KeyLists;
  readonly constructor: new (lists: object) => KeyOffer;
}

/** What ssh2 1.17 asks of a host key. */
interface Ssh2HostKey {
  /** How ssh2 is to write the signature. */
  readonly type: string;
  /** K_S of RFC 4253, section 8: what is shown, and goes into the exchange hash. */
  getPublicSSH(): Buffer;
  sign(exchangeHash: Buffer): Buffer;
}

/** The part of ssh2 1.17's connection object that is no public interface; nothing else in Daypass touches it. */
interface Ssh2Protocol {
  _hostKeys: Readonly<Record<string, Ssh2HostKey>>;
  _offer: KeyOffer;
  /** The last key exchange. */
  readonly _kex: { readonly negotiated: { serverHostKey: string } };
}

/**
 * Makes the server's side of a connection offer a host certificate first and its bare keys after it. To be called
 * when ssh2 tells of the connection: its list of algorithms goes out right after that.
 *
 * ssh2 knows no certificates as host keys. It looks a host key up by the algorithm that was agreed on, so one whose
 * public part is the certificate is put there under the certificate's name. And it would write that name into the
 * signature, where plain `ssh-ed25519` belongs (OpenSSH's PROTOCOL.certkeys); it reads the name after signing.
 */
export function presentHostCertificate(connection: Connection, host: CertifiedHost): void {
  const protocol = (connection as unknown as { readonly _protocol: Ssh2Protocol })._protocol;
  const certified: Ssh2HostKey = {
    type: 'ssh-ed25519',
    getPublicSSH: () => host.certificate,
    sign(exchangeHash) {
      protocol._kex.negotiated.serverHostKey = 'ssh-ed25519';
      return sign(null, exchangeHash, host.privateKey);
    },
  };
  protocol._hostKeys = { ...protocol._hostKeys, [certificateAlgorithm]: certified };
  protocol._offer = withFirst(protocol._offer, certificateAlgorithm);
}

/** The same offer with one more host key algorithm, preferred to the others. */
function withFirst({ lists, constructor: Offer }: KeyOffer, algorithm: string): KeyOffer {
  const arrays = ({ cipher, mac, compress, lang }: DirectionLists) => ({
    cipher: cipher.array,
    mac: mac.array,
    compress: compress.array,
    lang: lang.array,
  });
  return new Offer({
    kex: lists.kex.array,
    serverHostKey: [algorithm, ...lists.serverHostKey.array],
    cs: arrays(lists.cs),
    sc: arrays(lists.sc),
  });
}
