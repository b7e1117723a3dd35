import type { Role, Traits } from '#shared/model/role';
import type { FileProblem } from './yaml-reader';

interface DocumentSource {
  /** The line the document starts at. */
  readonly line: number;
  /** Its YAML text as written: kept, so that a version that enforces more can read it again. */
  readonly source: string;
}

export interface RoleDocument extends DocumentSource {
  readonly kind: 'role';
  readonly name: string;
  readonly role: Role;
}

export interface UserDocument extends DocumentSource {
  readonly kind: 'user';
  readonly name: string;
  readonly roles: readonly string[];
  readonly traits: Traits;
}

export interface NodeDocument extends DocumentSource {
  readonly kind: 'node';
  readonly name: string;
  /** `built-in` nodes are served by the cluster itself; `openssh` ones are enrolled servers. */
  readonly subKind: 'built-in' | 'openssh';
  readonly labels: Readonly<Record<string, string>>;
  readonly description: string;
  /** Set for `openssh`. */
  readonly address: { readonly host: string; readonly port: number } | null;
  /** An OpenSSH public key line; set for `openssh`. */
  readonly hostKey: string | null;
}

export type ConfigDocument = RoleDocument | UserDocument | NodeDocument;

export interface ConfigFile {
  readonly documents: readonly ConfigDocument[];
  /** One sentence each for what the file says and nothing here acts on. */
  readonly notEnforced: readonly string[];
}

export type ConfigReading =
  | { readonly ok: true; readonly file: ConfigFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** What one document of a file came to. */
export interface DocumentReading {
  readonly document: ConfigDocument | null;
  readonly problems: readonly FileProblem[];
  readonly notEnforced: readonly string[];
}
