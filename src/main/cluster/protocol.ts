import type { ApiError } from '#shared/api/errors';

/** How main starts the cluster process: a data folder, and the key that its secrets are wrapped with. */
export interface StartInput {
  readonly dataDir: string;
  /** 32 bytes in base64, or `null` where this computer has no keychain. */
  readonly masterKey: string | null;
  /** Set only when the folder holds no cluster yet. */
  readonly create:
    | { readonly type: 'demo' }
    | {
        readonly type: 'own';
        readonly name: string;
        readonly user: string;
        readonly password: string;
      }
    | null;
  /** Take free ports instead of the remembered ones, and remember those. */
  readonly otherPorts: boolean;
}

/** What runs, as main shows it. `demoUsers` carries the demo's random passwords and is empty elsewhere. */
export interface StartOutput {
  readonly name: string;
  readonly demo: boolean;
  readonly apiAddress: string;
  readonly proxyAddress: string;
  readonly pin: string;
  readonly warnings: readonly string[];
  readonly demoUsers: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly password: string;
  }[];
}

/** What the cluster process does for main; everything else goes by the API, as for anybody. */
export interface ClusterService {
  start(input: StartInput): Promise<StartOutput>;
  shutdown(input: Record<string, never>): Promise<void>;
}

/** What the cluster process tells main, as rpc events. */
export interface ClusterEvents {
  /** A part stopped working while running, such as a store that can no longer be written. */
  failed: ApiError;
}
