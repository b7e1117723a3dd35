import {
  acceptedFields,
  labels,
  list,
  metadata,
  refused,
  table,
  value,
  valueFields,
  type FieldTable,
} from './documents/field-rules';

/** What stands for resources and principals of all kinds, and what is outside this project's reach. */
const conditions: FieldTable = {
  ...acceptedFields(
    `azure_identities gcp_service_accounts cluster_labels cluster_labels_expression db_permissions
     db_service_labels db_service_labels_expression desktop_groups github_permissions group_labels
     group_labels_expression host_groups host_sudoers impersonate join_sessions require_session_join
     saml_idp_service_provider_labels spiffe account_assignments mcp workload_identity_labels
     workload_identity_labels_expression identity_center_account_assignments`,
  ),
  node_labels: labels,
  windows_desktop_labels: labels,
  db_labels: labels,
  app_labels: labels,
  kubernetes_labels: labels,
  ...valueFields(
    `node_labels_expression windows_desktop_labels_expression db_labels_expression
     app_labels_expression kubernetes_labels_expression
     logins windows_desktop_logins db_users db_names db_roles aws_role_arns
     kubernetes_groups kubernetes_users`,
  ),
  kubernetes_resources: list({
    ...valueFields('kind api_group verbs'),
    namespace: labels,
    name: labels,
  }),
};

/** A rule with a condition allows nothing, and denies always: neither gives more than the file says. */
const rule: FieldTable = { ...valueFields('resources verbs'), ...acceptedFields('where actions') };

const claimsToRoles = list({ ...valueFields('claim roles'), value: labels });

const reviewRequests: FieldTable = {
  ...valueFields('roles preview_as_roles where'),
  claims_to_roles: claimsToRoles,
};

const asked: FieldTable = {
  ...valueFields('roles search_as_roles suggested_reviewers'),
  annotations: labels,
  claims_to_roles: claimsToRoles,
  kubernetes_resources: list(valueFields('kind api_group')),
};

const allow: FieldTable = {
  ...conditions,
  rules: { type: 'list', fields: rule, unless: 'where' },
  request: table({
    ...asked,
    max_duration: value,
    reason: table(valueFields('mode prompt')),
    thresholds: list(valueFields('name filter approve deny')),
  }),
  review_requests: table(reviewRequests),
};

const deny: FieldTable = {
  ...conditions,
  rules: list(rule),
  request: table({
    ...asked,
    ...acceptedFields('reason max_duration'),
    thresholds: refused('stands in allow alone: there is nothing to deny by it'),
  }),
  review_requests: table(reviewRequests),
};

const forwarding = table({ enabled: value });

const options: FieldTable = {
  ...acceptedFields(
    `cert_extensions cert_format client_idle_timeout create_db_user create_db_user_mode create_desktop_user
     create_host_user create_host_user_default_shell create_host_user_mode desktop_clipboard
     desktop_directory_sharing device_trust_mode disconnect_expired_cert enhanced_recording idp lock
     max_connections max_kubernetes_connections max_sessions mfa_verification_interval permit_x11_forwarding
     require_session_mfa`,
  ),
  ...valueFields(
    `max_session_ttl request_access request_prompt forward_agent port_forwarding ssh_file_copy
     pin_source_ip`,
  ),
  record_session: table({ ...valueFields('ssh'), ...acceptedFields('default desktop k8s') }),
  ssh_port_forwarding: table({ local: forwarding, remote: forwarding }),
};

/** The fields that role files are known to have, versions v3 to v8. */
export const roleFields: FieldTable = {
  ...valueFields('kind version'),
  ...acceptedFields('sub_kind'),
  metadata: table(metadata),
  spec: table({ allow: table(allow), deny: table(deny), options: table(options) }),
};
