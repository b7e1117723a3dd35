/** What the status screen says. */
export const status = {
  'status.exportKey.button': 'Export key and certificate…',
  'status.exportKey.done':
    'The key is <code>{path}</code>, its certificate beside it. It holds until {until}. <code>{fingerprint}</code>',
  'status.exportKey.offer': 'For a tool that knows neither an agent nor an ssh config.',
  'status.exportKey.title': 'Export key and certificate',
  'status.exportKey.warning':
    'A new key goes to a file that has no password, with a certificate for what you hold now. Until {until} anybody who can read both files can use your access from anywhere it may be used from. They no longer work once you drop or assume something, sign out, or are locked. Writing them is recorded in the audit log. Most tools need no file: the commands above use the app’s agent, and the key stays in the app.',
  'status.exportKey.warningTitle': 'Whoever has the file is you',
  'status.exportKey.write': 'Choose a folder and write',
  'status.exportKey.written': 'Written',
  'status.facts.activeRequest': 'Active request',
  'status.facts.allowedResources': 'Allowed resources',
  'status.facts.cluster': 'Cluster',
  'status.facts.everything': 'everything the roles allow; nothing is assumed',
  'status.facts.logins': 'Logins',
  'status.facts.none': 'none',
  'status.facts.profile': 'Profile',
  'status.facts.roles': 'Roles',
  'status.facts.rolesAndAssumed': '{roles}<muted> — {assumed} by the active request</muted>',
  'status.facts.signedInAs': 'Signed in as',
  'status.facts.sshParts': 'SSH parts',
  'status.facts.validFor': '{time} <muted>[valid for {duration}]</muted>',
  'status.facts.validNoLonger': '{time} <muted>[no longer valid]</muted>',
  'status.facts.validUntil': 'Valid until',
  'status.nobody.hint': 'Sign in to see what this profile may do right now.',
  'status.nobody.title': 'Nobody is signed in',
  'status.screen.description': 'What the certificate of this profile says, at this moment.',
  'status.screen.title': 'Status',
  'status.ssh.agentForwarding': 'Agent forwarding',
  'status.ssh.allowed': '{part}: allowed',
  'status.ssh.notAllowed': '{part}: <muted>no role in use allows it</muted>',
  'status.ssh.portForwarding': 'Port forwarding',
  'status.ssh.terminal': 'Terminal (PTY)',
  'status.sshConfig.add': 'Add to my ssh config…',
  'status.sshConfig.addHint':
    'These lines go to the top of {path}. You can take them away again here.',
  'status.sshConfig.addTitle': 'Add to my ssh config',
  'status.sshConfig.added': 'Added to your ssh config',
  'status.sshConfig.lines': 'Lines to add',
  'status.sshConfig.offer':
    'With a line in your ssh config, every tool knows the clusters that you are signed in to.',
  'status.sshConfig.remove': 'Remove from my ssh config',
  'status.sshConfig.removed': 'Removed from your ssh config',
  'status.sshConfig.there': 'Your ssh config knows the clusters that you are signed in to.',
  'status.tools.hint':
    "The tools of this computer get through the gateway with the app's agent. Keys stay in the app.",
  'status.tools.inventory': 'A line for the inventory.',
  'status.tools.jump':
    'The jump is in the configuration already; this is for tools that want it said.',
  'status.tools.loginAndServer': 'Login and server',
  'status.tools.nothing':
    'There is nothing to connect to right now. Assume an approved request first.',
  'status.tools.title': 'Use your own tools',
  'status.tools.vsCodeByFile':
    'Set “Remote.SSH: Config File” to {path}, or add the line below to your ssh config. Then type this as the host.',
  'status.tools.vsCodeByHost': 'Type this as the host in “Remote-SSH: Connect to Host”.',
  'status.tools.withoutConfiguration': 'ssh without a configuration',
  'status.tools.withoutConfigurationHint':
    'Straight to the gateway, with the machine in the user name.',
} as const;
