import type { ApiOutput } from '#shared/api/contract';
import approveStaging from './templates/approve-staging.yaml?raw';
import awsConsole from './templates/aws-console-read-only.yaml?raw';
import databaseReader from './templates/database-read-only.yaml?raw';
import kubernetesViewer from './templates/kubernetes-namespace-viewer.yaml?raw';
import onCall from './templates/on-call-requester.yaml?raw';
import twoApprovals from './templates/requester-two-approvals.yaml?raw';
import teamReviewer from './templates/reviewer-of-a-team.yaml?raw';
import stagingMachines from './templates/staging-machines.yaml?raw';

type Template = ApiOutput<'config.templates'>['templates'][number];

function role(title: string, description: string, yaml: string): Template {
  return { kind: 'role', title, description, yaml };
}

/** Documents to begin with. */
export function loadTemplates(): Template[] {
  return [
    role(
      'Staging machines',
      'Use machines by a label, with the logins that belong to each user.',
      stagingMachines,
    ),
    role('Databases, reading only', 'Use databases as one database user.', databaseReader),
    role(
      'Viewer of a Kubernetes namespace',
      'Look at everything in one namespace, and change nothing.',
      kubernetesViewer,
    ),
    role('AWS console, reading only', 'Use AWS through its console, as one role.', awsConsole),
    role('Requester, two approvals', 'Ask for access that two people approve.', twoApprovals),
    role('Reviewer within a team', 'Review requests under a condition.', teamReviewer),
    role('On-call requester', 'Ask for access with a reason that is prompted for.', onCall),
    {
      kind: 'access_monitoring_rule',
      title: 'Staging approves itself',
      description: 'Approve requests under a condition, at some times, without anybody.',
      yaml: approveStaging,
    },
  ];
}
