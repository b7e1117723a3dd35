import { acceptedFields, labels, metadata, table, value, type FieldTable } from './field-rules';

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
