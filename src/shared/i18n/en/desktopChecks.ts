/** What diagnostics find. The file of them, for whoever helps, is always in English. */
export const desktopChecks = {
  'desktopChecks.address.answers': 'Answers at {address}.',
  'desktopChecks.address.checkNetwork':
    'Check the network and the VPN, and whether the cluster runs.',
  'desktopChecks.address.silent':
    'Nothing answers at {address}: {reason, select, timeout {it took too long} other {{code}}}. {help}',
  'desktopChecks.address.startAgain':
    'Start the cluster again, on other ports if another program has taken these.',
  'desktopChecks.disk.free': '{gigabytes, number, ::.0} GB are free.',
  'desktopChecks.disk.tight':
    '{gigabytes, number, ::.0} GB are free. Make room: a cluster that cannot write refuses.',
  'desktopChecks.disk.unknown': 'How much is free could not be told.',
  'desktopChecks.hosted.addresses': 'API at {api}, gateway at {gateway}',
  'desktopChecks.hosted.none': 'none',
  'desktopChecks.hosted.state':
    '{name}{demo, select, yes {, the demo} other {}}: {state, select, running {running} starting {starting} stopped {stopped} other {failed}}',
  'desktopChecks.hosted.title': 'Cluster hosted here',
  'desktopChecks.keychain.absent':
    'There is none: keys of a cluster hosted here lie in a file that only your account can read.',
  'desktopChecks.keychain.locked':
    'Locked. Unlock it before you start a cluster whose keys it protects.',
  'desktopChecks.keychain.open': 'Open: it protects the keys of a cluster hosted here.',
  'desktopChecks.notifications.heldBack': 'Held back: do not disturb is on, or quiet hours are.',
  'desktopChecks.notifications.none':
    'This desktop shows none. Approvals and reviews stand on the screen of requests.',
  'desktopChecks.notifications.shown': 'Shown as things happen.',
  'desktopChecks.profile.certificate': 'certificate until {time}',
  'desktopChecks.profile.cluster': 'cluster at {address}',
  'desktopChecks.profile.sessions': 'sessions: {states}',
  'desktopChecks.profile.shown': 'shown',
  'desktopChecks.profile.signed-in': 'signed-in',
  'desktopChecks.profile.signed-out': 'signed-out',
  'desktopChecks.profile.title': '{user} on {cluster}',
  'desktopChecks.profile.unreachable': 'unreachable',
  'desktopChecks.session.connecting': 'connecting',
  'desktopChecks.session.ended': 'ended',
  'desktopChecks.session.open': 'open',
  'desktopChecks.session.reconnecting': 'reconnecting',
  'desktopChecks.settings.changed': 'changed',
  'desktopChecks.settings.fine': 'All of it has effect.',
  'desktopChecks.ssh.none': 'No ssh was found. The terminals here work without one.',
  'desktopChecks.title.api': 'API of the cluster hosted here',
  'desktopChecks.title.cluster': 'Cluster {name}',
  'desktopChecks.title.disk': 'Disk',
  'desktopChecks.title.gateway': 'Gateway of the cluster hosted here',
  'desktopChecks.title.keychain': 'Keychain',
  'desktopChecks.title.notifications': 'Notifications',
  'desktopChecks.title.settings': 'Settings file',
  'desktopChecks.title.ssh': 'SSH tools',
  'desktopChecks.versions.no': 'no',
  'desktopChecks.versions.packaged': 'Packaged',
  'desktopChecks.versions.system': 'System',
  'desktopChecks.versions.yes': 'yes',
} as const;
