import {
  acceptedFields,
  labels,
  metadata,
  refused,
  table,
  value,
  valueFields,
  type FieldTable,
} from './field-rules';

const dynamicLabels = {
  dynamic_labels: refused(
    'is not supported, and without these labels, rules that deny by them would not hold',
  ),
};

function resource(spec: FieldTable): FieldTable {
  return {
    ...valueFields('kind version'),
    ...acceptedFields('sub_kind scope status'),
    metadata: table({ ...metadata, labels }),
    spec: table(spec),
  };
}

export const nodeFields: FieldTable = {
  ...valueFields('kind version sub_kind'),
  metadata: table({ ...metadata, labels }),
  spec: table(valueFields('hostname addr host_key')),
};

export const databaseFields: FieldTable = resource({
  ...valueFields('protocol uri'),
  ...acceptedFields(
    `ad admin_user aws azure ca_cert gcp mongo_atlas mysql oracle spanner tls gcp_alloydb`,
  ),
  ...dynamicLabels,
});

export const appFields: FieldTable = resource({
  ...valueFields('uri cloud'),
  ...acceptedFields(
    `aws cors identity_center insecure_skip_verify integration mcp public_addr required_app_names
     required_apps rewrite tcp_ports tls use_any_proxy_public_addr user_groups UserGroups`,
  ),
  ...dynamicLabels,
});

export const kubeClusterFields: FieldTable = resource({
  ...acceptedFields('aws azure gcp'),
  kubeconfig: refused('holds credentials, which whoever may read this document would read'),
  ...dynamicLabels,
});

export const desktopFields: FieldTable = resource({
  addr: value,
  ...acceptedFields('domain host_id non_ad screen_size'),
});
