import type { SqliteDatabase } from './open';
import { fillRequestTerms } from './request-terms';

/** What requests are looked for by: their state, and what they asked for at first. */
const requestTermsStep = `
  CREATE INDEX requests_in ON requests (state, created DESC, id DESC);
  CREATE TABLE request_terms (
    term TEXT NOT NULL, created INTEGER NOT NULL, request TEXT NOT NULL REFERENCES requests (id),
    PRIMARY KEY (term, created DESC, request DESC)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * The schema, one step a version: the first brings an empty file to `user_version` 1. Steps are never edited once
 * released; a change of the schema is a new step.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, roles TEXT NOT NULL, traits TEXT NOT NULL, locked TEXT,
    created INTEGER NOT NULL, deleted INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX users_name ON users (name) WHERE deleted IS NULL;

  CREATE TABLE passwords (
    user TEXT PRIMARY KEY REFERENCES users (id), hash TEXT NOT NULL, salt TEXT NOT NULL,
    cost INTEGER NOT NULL, block_size INTEGER NOT NULL, parallelization INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (id), generation INTEGER NOT NULL,
    assumed TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, ended INTEGER
  ) STRICT;
  CREATE INDEX sessions_live ON sessions (expires) WHERE ended IS NULL;

  CREATE TABLE roles (
    name TEXT PRIMARY KEY, definition TEXT NOT NULL, source TEXT NOT NULL, version INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE resources (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, labels TEXT NOT NULL, description TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX resources_name ON resources (kind, name);

  CREATE TABLE nodes (
    resource TEXT PRIMARY KEY REFERENCES resources (id), node_id TEXT NOT NULL UNIQUE, host TEXT NOT NULL,
    port INTEGER NOT NULL, host_keys TEXT NOT NULL, built_in INTEGER NOT NULL, refused_key TEXT
  ) STRICT;

  CREATE TABLE requests (
    id TEXT PRIMARY KEY, requester TEXT NOT NULL REFERENCES users (id), roles TEXT NOT NULL,
    resources TEXT NOT NULL, reason TEXT NOT NULL, suggested_reviewers TEXT NOT NULL, state TEXT NOT NULL,
    created INTEGER NOT NULL, pending_until INTEGER NOT NULL, access_duration INTEGER NOT NULL,
    approved_at INTEGER, access_until INTEGER, resolution TEXT NOT NULL, ended_by TEXT REFERENCES users (id)
  ) STRICT;
  CREATE INDEX requests_newest ON requests (created DESC, id DESC);
  CREATE INDEX requests_of ON requests (requester, created DESC, id DESC);
  CREATE INDEX requests_open ON requests (state) WHERE state IN ('PENDING', 'APPROVED');

  CREATE TABLE reviews (
    request TEXT NOT NULL REFERENCES requests (id), author TEXT NOT NULL REFERENCES users (id),
    verdict TEXT NOT NULL, message TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (request, author)
  ) STRICT;

  CREATE TABLE invites (
    code_hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (id), created INTEGER NOT NULL,
    expires INTEGER NOT NULL, used INTEGER
  ) STRICT;

  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, actor TEXT NOT NULL,
    data TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE changes (
    revision INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, request TEXT, change TEXT, by TEXT
  ) STRICT;

  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
  // Until here every resource was a node.
  `
  ALTER TABLE users ADD COLUMN description TEXT NOT NULL DEFAULT '';
  ALTER TABLE users ADD COLUMN source TEXT NOT NULL DEFAULT '';
  ALTER TABLE users ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

  ALTER TABLE resources ADD COLUMN protocol TEXT NOT NULL DEFAULT 'ssh';
  ALTER TABLE resources ADD COLUMN endpoint TEXT NOT NULL DEFAULT '';
  ALTER TABLE resources ADD COLUMN source TEXT NOT NULL DEFAULT '';
  ALTER TABLE resources ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
  `,
  // Until here requests named resources alone, started at approval, and were reviewed by people without changes.
  `
  ALTER TABLE requests ADD COLUMN start_at INTEGER;
  ALTER TABLE requests ADD COLUMN asked TEXT;
  ALTER TABLE requests ADD COLUMN extends TEXT REFERENCES requests (id);
  ALTER TABLE requests ADD COLUMN escalations INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX requests_extending ON requests (extends) WHERE extends IS NOT NULL;

  CREATE TABLE new_reviews (
    request TEXT NOT NULL REFERENCES requests (id), author TEXT REFERENCES users (id), rule TEXT,
    verdict TEXT NOT NULL, message TEXT NOT NULL, at INTEGER NOT NULL, terms TEXT,
    CHECK ((author IS NULL) <> (rule IS NULL)), UNIQUE (request, author), UNIQUE (request, rule)
  ) STRICT;
  INSERT INTO new_reviews (request, author, verdict, message, at)
    SELECT request, author, verdict, message, at FROM reviews;
  DROP TABLE reviews;
  ALTER TABLE new_reviews RENAME TO reviews;

  CREATE TABLE comments (
    id TEXT PRIMARY KEY, request TEXT NOT NULL REFERENCES requests (id),
    author TEXT NOT NULL REFERENCES users (id), text TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX comments_on ON comments (request, at);

  CREATE TABLE locks (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, message TEXT NOT NULL,
    created_by TEXT REFERENCES users (id), created INTEGER NOT NULL, expires INTEGER
  ) STRICT;
  INSERT INTO locks (id, kind, target, message, created_by, created, expires)
    SELECT id, 'user', id, locked, NULL, created, NULL FROM users WHERE locked IS NOT NULL;
  ALTER TABLE users DROP COLUMN locked;

  CREATE TABLE presets (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL REFERENCES users (id), name TEXT NOT NULL, shared INTEGER NOT NULL,
    content TEXT NOT NULL, changed INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE review_rules (
    name TEXT PRIMARY KEY, definition TEXT NOT NULL, source TEXT NOT NULL, version INTEGER NOT NULL
  ) STRICT;
  `,
  // Until here every node was taken to hold to logins, as its enrolment makes it.
  `
  ALTER TABLE nodes ADD COLUMN understands TEXT NOT NULL DEFAULT '["ssh_logins"]';
  `,
  // Where an event came from is in its hash only where it is known, so that older events keep theirs.
  `
  ALTER TABLE audit ADD COLUMN address TEXT;
  CREATE INDEX audit_actor ON audit (actor);
  CREATE INDEX audit_request ON audit (data ->> '$.request') WHERE data ->> '$.request' IS NOT NULL;
  `,
  'CREATE INDEX reviews_by ON reviews (author, request) WHERE author IS NOT NULL;',
  `
  CREATE TABLE recordings (
    id TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users (id), user_name TEXT NOT NULL, resource TEXT NOT NULL,
    node_name TEXT NOT NULL, login TEXT NOT NULL, request TEXT, source TEXT NOT NULL, what TEXT NOT NULL,
    started INTEGER NOT NULL, columns INTEGER NOT NULL, rows INTEGER NOT NULL, has_input INTEGER NOT NULL,
    state TEXT NOT NULL, ended INTEGER, bytes INTEGER NOT NULL, sha256 TEXT, reason TEXT NOT NULL,
    exit_code INTEGER, markers TEXT NOT NULL
  ) STRICT;
  CREATE INDEX recordings_newest ON recordings (started DESC, id DESC);
  CREATE INDEX recordings_of ON recordings (user, started DESC, id DESC);
  CREATE INDEX recordings_on ON recordings (resource, started DESC, id DESC);
  CREATE INDEX recordings_live ON recordings (state) WHERE state = 'live';
  `,
  // Until here nodes were added by hand and said nothing of themselves.
  `
  ALTER TABLE nodes ADD COLUMN trusts TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE nodes ADD COLUMN facts TEXT;
  ALTER TABLE nodes ADD COLUMN last_seen INTEGER;
  ALTER TABLE nodes ADD COLUMN command_labels TEXT NOT NULL DEFAULT '{}';
  ALTER TABLE nodes ADD COLUMN credential_hash TEXT;
  ALTER TABLE nodes ADD COLUMN join_token TEXT;

  CREATE TABLE join_tokens (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, created_by TEXT NOT NULL REFERENCES users (id),
    created INTEGER NOT NULL, expires INTEGER NOT NULL, uses_left INTEGER NOT NULL, labels TEXT NOT NULL,
    name_pattern TEXT
  ) STRICT;
  `,
  // Which key signed a session's certificates, from when authorities rotate.
  "ALTER TABLE sessions ADD COLUMN signed_by TEXT NOT NULL DEFAULT '[]';",
  requestTermsStep,
  // Until here the gateway dialled every node.
  'ALTER TABLE nodes ADD COLUMN tunnel_key TEXT;',
];

/** What a step leaves to be worked out of what was there before it, in the same transaction. */
export const fillings: ReadonlyMap<string, (database: SqliteDatabase) => void> = new Map([
  [requestTermsStep, fillRequestTerms],
]);
