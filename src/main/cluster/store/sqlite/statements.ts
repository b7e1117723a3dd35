import { recordingColumns } from './recordings';

/** Every statement that writes, by what it writes. */
export const statements = {
  user: upsert(
    'users',
    ['id'],
    [...['name', 'roles', 'traits', 'description', 'created', 'deleted'], ...['source', 'version']],
  ),
  password: upsert(
    'passwords',
    ['user'],
    ['hash', 'salt', 'cost', 'block_size', 'parallelization'],
  ),
  session: upsert(
    'sessions',
    ['id'],
    ['user', 'generation', 'assumed', 'created', 'expires', 'ended', 'signed_by'],
  ),
  role: upsert('roles', ['name'], ['definition', 'source', 'version']),
  'role-deleted': 'DELETE FROM roles WHERE name = ?',
  resource: upsert(
    'resources',
    ['id'],
    ['kind', 'name', 'labels', 'description', 'protocol', 'endpoint', 'source', 'version'],
  ),
  'resource-deleted': 'DELETE FROM resources WHERE id = ?',
  node: upsert(
    'nodes',
    ['resource'],
    [
      'node_id',
      'host',
      'port',
      'host_keys',
      'built_in',
      'refused_key',
      'understands',
      'trusts',
      'facts',
      'last_seen',
      'command_labels',
      'credential_hash',
      'join_token',
      'tunnel_key',
    ],
  ),
  'node-deleted': 'DELETE FROM nodes WHERE resource = ?',
  request: upsert(
    'requests',
    ['id'],
    [
      'requester',
      'roles',
      'resources',
      'reason',
      'suggested_reviewers',
      'state',
      'created',
      'pending_until',
      'access_duration',
      'approved_at',
      'access_until',
      'resolution',
      'ended_by',
      'start_at',
      'asked',
      'extends',
      'escalations',
    ],
  ),
  'request-term': 'INSERT OR IGNORE INTO request_terms (term, created, request) VALUES (?, ?, ?)',
  review:
    'INSERT INTO reviews (request, author, rule, verdict, message, at, terms) VALUES (?, ?, ?, ?, ?, ?, ?)',
  comment: 'INSERT INTO comments (id, request, author, text, at) VALUES (?, ?, ?, ?, ?)',
  lock: upsert('locks', ['id'], ['kind', 'target', 'message', 'created_by', 'created', 'expires']),
  'lock-deleted': 'DELETE FROM locks WHERE id = ?',
  preset: upsert('presets', ['id'], ['owner', 'name', 'shared', 'content', 'changed']),
  'preset-deleted': 'DELETE FROM presets WHERE id = ?',
  'review-rule': upsert('review_rules', ['name'], ['definition', 'source', 'version']),
  'review-rule-deleted': 'DELETE FROM review_rules WHERE name = ?',
  invite: upsert('invites', ['code_hash'], ['user', 'created', 'expires', 'used']),
  recording: upsert('recordings', ['id'], recordingColumns),
  'recording-deleted': 'DELETE FROM recordings WHERE id = ?',
  'join-token': upsert(
    'join_tokens',
    ['id'],
    ['hash', 'created_by', 'created', 'expires', 'uses_left', 'labels', 'name_pattern'],
  ),
  setting: upsert('settings', ['key'], ['value']),
  audit:
    'INSERT INTO audit (sequence, at, type, actor, address, data, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  change: 'INSERT INTO changes (revision, at, type, request, change, by) VALUES (?, ?, ?, ?, ?, ?)',
  trim: 'DELETE FROM changes WHERE revision <= ?',
} as const;

function upsert(table: string, keys: readonly string[], rest: readonly string[]): string {
  const columns = [...keys, ...rest];
  const marks = columns.map(() => '?').join(', ');
  const updates = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  return (
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks}) ` +
    `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${updates}`
  );
}
