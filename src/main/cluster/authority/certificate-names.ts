/** The critical option that carries what a user's certificate is restricted to. */
export const accessOption = 'access@daypass';

/** OpenSSH's critical option with the addresses from which a certificate may be used. */
export const sourceAddressOption = 'source-address';

/** Our own extension, for copying files: OpenSSH has none, and ignores extensions that it does not know. */
export const fileCopyExtension = 'permit-file-copy@daypass';

/** What a certificate may permit; the names without `@` are OpenSSH's. */
export const certificateExtensions = [
  'permit-pty',
  'permit-port-forwarding',
  'permit-agent-forwarding',
  fileCopyExtension,
] as const;
export type CertificateExtension = (typeof certificateExtensions)[number];

/** What a certificate for a node may permit. Nothing at a node tells a copy from another command. */
export const nodeExtensions = [
  'permit-pty',
  'permit-port-forwarding',
  'permit-agent-forwarding',
] as const satisfies readonly CertificateExtension[];
export type NodeExtension = (typeof nodeExtensions)[number];

/** `<node id>:<login>`, the one principal of a certificate for a connection to a node. */
export function nodePrincipal(nodeId: string, login: string): string {
  return `${nodeId}:${login}`;
}

/** A node certificate is valid from this many seconds before it is made, for nodes whose clock is behind… */
export const nodeCertificateBackSeconds = 30;
/** …until this many after. */
export const nodeCertificateSeconds = 120;
