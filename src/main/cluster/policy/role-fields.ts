/**
 * The fields that role files are known to have (versions v3 to v8), and what becomes of each here:
 *
 * - `value`: enforced, checked by the role's schema; `labels` likewise, and its values may be numbers;
 * - `accepted`: known, has no effect here, and is told to whoever loads the file;
 * - `refused`: to leave it out would allow more than the file says, so the file is refused;
 * - a nested table, or a list of things with one.
 *
 * A field that is in no table is unknown, and an error.
 */
export type FieldRule =
  | { readonly type: 'value' }
  | { readonly type: 'labels' }
  | { readonly type: 'accepted' }
  | { readonly type: 'refused'; readonly why: string }
  | { readonly type: 'table'; readonly fields: FieldTable }
  | ListRule;
export interface ListRule {
  readonly type: 'list';
  readonly fields: FieldTable;
  /** A thing with this field, which is not enforced, is left out: it allows under a condition alone. */
  readonly unless?: string;
}
export type FieldTable = Readonly<Record<string, FieldRule>>;

const value: FieldRule = { type: 'value' };
const labels: FieldRule = { type: 'labels' };
const accepted: FieldRule = { type: 'accepted' };
const table = (fields: FieldTable): FieldRule => ({ type: 'table', fields });
const refused = (why: string): FieldRule => ({ type: 'refused', why });

const widens = 'is not supported, and without it the role would allow more than it says';

function acceptedFields(names: string): FieldTable {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, accepted]));
}

function fieldsWith(rule: FieldRule, names: string): FieldTable {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, rule]));
}

const kubernetesResources: FieldRule = {
  type: 'list',
  fields: { kind: value, api_group: value, namespace: value, name: value, verbs: value },
};
const claims: FieldRule = { type: 'list', fields: { claim: value, value, roles: value } };

const conditions: FieldTable = {
  ...fieldsWith(
    labels,
    'node_labels windows_desktop_labels db_labels app_labels kubernetes_labels',
  ),
  ...fieldsWith(
    value,
    `node_labels_expression windows_desktop_labels_expression db_labels_expression
     app_labels_expression kubernetes_labels_expression logins windows_desktop_logins db_users db_names
     db_roles aws_role_arns kubernetes_groups kubernetes_users`,
  ),
  kubernetes_resources: kubernetesResources,
  ...acceptedFields(
    `azure_identities gcp_service_accounts cluster_labels cluster_labels_expression
     db_permissions db_service_labels db_service_labels_expression desktop_groups github_permissions
     group_labels group_labels_expression host_groups host_sudoers impersonate join_sessions
     require_session_join saml_idp_service_provider_labels spiffe account_assignments mcp
     workload_identity_labels workload_identity_labels_expression
     identity_center_account_assignments`,
  ),
};

/** A rule with a condition allows nothing, and denies always: neither gives more than the file says. */
const rule: FieldTable = { resources: value, verbs: value, where: accepted, actions: accepted };

const reviewRequests: FieldTable = {
  roles: value,
  preview_as_roles: value,
  claims_to_roles: claims,
  where: value,
};

const asked: FieldTable = {
  roles: value,
  search_as_roles: value,
  claims_to_roles: claims,
  annotations: labels,
  suggested_reviewers: value,
  kubernetes_resources: { type: 'list', fields: { kind: value, api_group: value } },
};

const allow: FieldTable = {
  ...conditions,
  rules: { type: 'list', fields: rule, unless: 'where' },
  request: table({
    ...asked,
    max_duration: value,
    reason: table({ mode: value, prompt: value }),
    thresholds: {
      type: 'list',
      fields: { name: value, filter: value, approve: value, deny: value },
    },
  }),
  review_requests: table(reviewRequests),
};

const deny: FieldTable = {
  ...conditions,
  rules: { type: 'list', fields: rule },
  request: table({ ...asked, reason: accepted, max_duration: accepted, thresholds: accepted }),
  review_requests: table(reviewRequests),
};

const forwarding = table({ enabled: value });
const options: FieldTable = {
  ...acceptedFields(
    `cert_extensions cert_format client_idle_timeout create_db_user create_db_user_mode create_desktop_user
     create_host_user create_host_user_default_shell create_host_user_mode desktop_clipboard
     desktop_directory_sharing device_trust_mode disconnect_expired_cert enhanced_recording
     idp lock max_connections max_kubernetes_connections max_sessions mfa_verification_interval
     permit_x11_forwarding record_session require_session_mfa ssh_file_copy`,
  ),
  ...fieldsWith(
    value,
    'max_session_ttl request_access request_prompt forward_agent port_forwarding pin_source_ip',
  ),
  ssh_port_forwarding: table({ local: forwarding, remote: forwarding }),
};

const metadata: FieldTable = {
  ...acceptedFields('labels namespace id revision'),
  name: value,
  description: value,
  expires: refused('is not supported, and without it this would last longer than it says'),
};

export const roleFields: FieldTable = {
  kind: value,
  version: value,
  sub_kind: accepted,
  metadata: table(metadata),
  spec: table({ allow: table(allow), deny: table(deny), options: table(options) }),
};

export const userFields: FieldTable = {
  kind: value,
  version: value,
  metadata: table(metadata),
  spec: table({
    ...acceptedFields(
      `created_by expires github_identities local_auth oidc_identities saml_identities
       trusted_device_ids password_state status weakest_device`,
    ),
    roles: value,
    traits: labels,
  }),
};

export const nodeFields: FieldTable = {
  kind: value,
  version: value,
  sub_kind: value,
  metadata: table({ ...metadata, labels }),
  spec: table({ hostname: value, addr: value, host_key: value }),
};
