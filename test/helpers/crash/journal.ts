import type { RequestState, ReviewVerdict } from '#shared/model/access-request';

/** What the cluster acknowledged between a start and the kill that ended it, as its callers saw it. */
export interface Journal {
  /** Reasons that were sent, each once, whether or not an answer came. */
  readonly sent: Set<string>;
  /** Request ids, by the reason that was sent. */
  readonly created: Map<string, string>;
  readonly reviewed: {
    readonly id: string;
    readonly author: string;
    readonly verdict: ReviewVerdict;
    /** What the answer said has become of the request. */
    readonly state: RequestState;
  }[];
  readonly revoked: string[];
  readonly certificates: {
    readonly id: string;
    readonly session: string;
    readonly generation: number;
  }[];
}

export function createJournal(): Journal {
  return { sent: new Set(), created: new Map(), reviewed: [], revoked: [], certificates: [] };
}

/** How many answers came. */
export function acknowledged({ created, reviewed, revoked, certificates }: Journal): number {
  return created.size + reviewed.length + revoked.length + certificates.length;
}
