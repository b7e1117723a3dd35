/** What a gateway process is told when it starts; the keys, all private, as PEM. */
export interface GatewayTask {
  readonly userAuthority: string;
  readonly nodeAuthority: string;
  readonly hostKey: string;
  readonly node: { readonly id: string; readonly port: number; readonly hostKey: string };
}

/** The name of the only node that there is. */
export const nodeName = 'iot';
