import type { ReactNode } from 'react';
import type { AdministrationSection } from '../../stores/navigation-store';
import { useActiveProfile, useStores } from '../../stores/use-stores';
import { Screen } from '../../ui/screen';
import { Segmented } from '../../ui/segmented';
import { ApplyConfig } from './apply-config';
import { Invite } from './invite';
import { Nodes } from './nodes';

const sections: readonly { readonly value: AdministrationSection; readonly text: string }[] = [
  { value: 'nodes', text: 'Servers' },
  { value: 'roles', text: 'Roles' },
  { value: 'invite', text: 'Invite' },
  { value: 'audit', text: 'Audit' },
];

/** What an administrator of the cluster does. `audit` is the audit log, for the section of that name. */
export function AdministrationScreen(props: {
  readonly section: AdministrationSection;
  readonly audit: ReactNode;
}) {
  const { section, audit } = props;
  const { navigation } = useStores();
  const profileId = useActiveProfile()?.id ?? '';
  return (
    <Screen title="Administration">
      <div>
        <Segmented
          label="Section"
          value={section}
          options={sections}
          onChange={(next) => navigation.go({ name: 'administration', section: next })}
        />
      </div>
      {section === 'nodes' && <Nodes key={profileId} profileId={profileId} />}
      {section === 'roles' && <ApplyConfig profileId={profileId} />}
      {section === 'invite' && <Invite profileId={profileId} />}
      {section === 'audit' && audit}
    </Screen>
  );
}
