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

const conditions: FieldTable = {
  ...acceptedFields(
    `app_labels app_labels_expression aws_role_arns azure_identities gcp_service_accounts
     cluster_labels cluster_labels_expression db_labels db_labels_expression db_names db_users db_roles
     db_permissions db_service_labels db_service_labels_expression desktop_groups github_permissions
     group_labels group_labels_expression host_groups host_sudoers impersonate join_sessions
     kubernetes_groups kubernetes_users kubernetes_labels kubernetes_labels_expression kubernetes_resources
     require_session_join saml_idp_service_provider_labels spiffe account_assignments mcp
     windows_desktop_labels windows_desktop_labels_expression windows_desktop_logins
     workload_identity_labels workload_identity_labels_expression
     identity_center_account_assignments`,
  ),
  node_labels: labels,
  node_labels_expression: refused(widens),
  logins: value,
};

/** A rule with a condition allows nothing, and denies always: neither gives more than the file says. */
const rule: FieldTable = { resources: value, verbs: value, where: accepted, actions: accepted };

const reviewRequests: FieldTable = {
  roles: value,
  preview_as_roles: value,
  claims_to_roles: accepted,
  where: refused(widens),
};

const allow: FieldTable = {
  ...conditions,
  rules: { type: 'list', fields: rule, unless: 'where' },
  request: table({
    ...acceptedFields('roles claims_to_roles annotations suggested_reviewers kubernetes_resources'),
    search_as_roles: value,
    max_duration: value,
    reason: table({ mode: value, prompt: value }),
    thresholds: refused('is not supported, and without it one approval would be enough'),
  }),
  review_requests: table(reviewRequests),
};

const deny: FieldTable = {
  ...conditions,
  rules: { type: 'list', fields: rule },
  request: table({
    ...acceptedFields(
      'claims_to_roles annotations suggested_reviewers kubernetes_resources reason max_duration',
    ),
    search_as_roles: value,
    roles: value,
  }),
  review_requests: table(reviewRequests),
};

const options: FieldTable = {
  ...acceptedFields(
    `cert_extensions cert_format client_idle_timeout create_db_user create_db_user_mode create_desktop_user
     create_host_user create_host_user_default_shell create_host_user_mode desktop_clipboard
     desktop_directory_sharing device_trust_mode disconnect_expired_cert enhanced_recording forward_agent
     idp lock max_connections max_kubernetes_connections max_sessions mfa_verification_interval
     permit_x11_forwarding pin_source_ip port_forwarding record_session request_access request_prompt
     require_session_mfa ssh_file_copy ssh_port_forwarding`,
  ),
  max_session_ttl: value,
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
