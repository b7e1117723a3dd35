import type { ReviewRule } from '#shared/model/review-rule';
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
  readonly description: string;
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

export interface ResourceDocument extends DocumentSource {
  readonly kind: 'db' | 'app' | 'kube_cluster' | 'windows_desktop';
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly description: string;
  readonly protocol: string;
  /** Where it is reached: a URI, `host:port`, or empty. */
  readonly endpoint: string;
}

/** A rule by which the cluster reviews requests by itself. */
export interface ReviewRuleDocument extends DocumentSource {
  readonly kind: 'access_monitoring_rule';
  readonly name: string;
  readonly rule: ReviewRule;
}

export type ConfigDocument =
  RoleDocument | UserDocument | NodeDocument | ResourceDocument | ReviewRuleDocument;

export interface ConfigFile {
  readonly documents: readonly ConfigDocument[];
  /** What the file says and nothing here acts on, and what deserves a second look. */
  readonly notes: readonly FileProblem[];
}

export type ConfigReading =
  | { readonly ok: true; readonly file: ConfigFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** What one document of a file came to. */
export interface DocumentReading {
  readonly document: ConfigDocument | null;
  readonly problems: readonly FileProblem[];
  readonly notes: readonly FileProblem[];
}
