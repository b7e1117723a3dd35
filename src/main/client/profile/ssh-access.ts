import type { CertificateLogin } from '../../ssh/certificate-login';
import type { Gateway } from '../agent/stock-ssh';

/** What opening a session takes. */
export interface SshAccess {
  readonly gateway: Gateway;
  readonly login: CertificateLogin;
}
