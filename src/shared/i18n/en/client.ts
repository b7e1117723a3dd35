/** What the client process says: why a cluster or its gateway is not reached, and why sessions and access end. */
export const client = {
  'client.address.wrong':
    '"{address}" is not an address. Write it as host:port, such as 192.168.1.20:7443.',
  'client.answer.noCluster':
    'What answers at {address} does not speak as a Daypass cluster does (status {status}). Check the address.',
  'client.answer.strange':
    'The cluster at {address} answered "{name}" in a way this app does not understand. Do both run the same version of Daypass?',
  'client.answer.tooLong': 'The cluster sent more than this app takes.',
  'client.audit.otherEvent':
    'Event {sequence} of the audit log is not the one that this computer saw.',
  'client.audit.otherKey':
    'The cluster signs its audit log with another key than the one that this computer saw first.',
  'client.audit.shorter':
    'The audit log ends at event {now}, and had reached event {before} before.',
  'client.audit.unsigned': 'The cluster sent an end of its audit log whose signature is not good.',
  'client.certificates.clock':
    "The certificates had ended before they came. This computer's clock says {time}; set it right and sign in again.",
  'client.certificates.unusable':
    'The cluster sent certificates that this app cannot use. Do both run the same version of Daypass?',
  'client.cluster.noHostAuthority': 'The cluster "{name}" sent no readable host authority.',
  'client.cluster.noHostKey': 'The cluster "{name}" sent no readable host key.',
  'client.end.quit': 'Daypass was closed.',
  'client.end.signedOut': 'You signed out.',
  'client.events.tooLong': 'The cluster sent an event that is too long.',
  'client.events.unreadable': 'The cluster sent an event that cannot be read.',
  'client.gateway.failed': 'The connection to the gateway at {gateway} failed. Try once more.',
  'client.gateway.failedWith':
    'The connection to the gateway at {gateway} failed ({code}). Try once more.',
  'client.gateway.late': 'The gateway at {gateway} did not answer in time.',
  'client.gateway.lost': 'The connection to the gateway was lost.',
  'client.gateway.refused':
    'The gateway refused this sign-in without saying why. Sign out and in again, then try once more.',
  'client.gateway.unreachable':
    'Cannot reach the gateway at {gateway}: connection refused. Is the cluster running?',
  'client.gateway.wrongHostKey':
    "What answers at {gateway} is not the cluster's gateway: its host key is {shown}, but {expected} was expected. The connection was cut before anything was sent. Tell the cluster's administrator.",
  'client.input.field': '"{field}": {problem}.',
  'client.input.whole': 'The input: {problem}.',
  'client.key.cannotWrite': '{path} cannot be written ({code}). Choose another folder.',
  'client.key.isThere': '{path} is there already, and is not replaced. Choose another folder.',
  'client.key.notWhole': '{path} is not a whole path. Choose another folder.',
  'client.key.otherKey': 'The cluster sent a certificate that is not for this key.',
  'client.network.cut':
    'Cannot reach {address}: the connection was cut. Is the cluster starting again? Try once more.',
  'client.network.early':
    "Cannot reach {address}: the server's certificate is not valid yet. Check the clocks of both computers.",
  'client.network.expired':
    "Cannot reach {address}: the server's certificate has ended. Check the clocks of both computers.",
  'client.network.failed': 'Cannot reach {address}: the connection failed. Try once more.',
  'client.network.failedWith':
    'Cannot reach {address}: the connection failed ({code}). Try once more.',
  'client.network.noHost': 'Cannot reach {address}: no such host. Check the address.',
  'client.network.noLookup':
    'Cannot reach {address}: the name could not be looked up. Check your network.',
  'client.network.noTls':
    'Cannot reach {address}: what answers there does not speak TLS as a Daypass cluster does. Check the address.',
  'client.network.noWay':
    'Cannot reach {address}: there is no way to that address. Check your network.',
  'client.network.refused': 'Cannot reach {address}: connection refused. Is the cluster running?',
  'client.network.silent': 'Cannot reach {address}: no answer. Check the address and your network.',
  'client.network.untrusted':
    "What answers at {address} is not the cluster you joined: its certificate does not come from the pinned authority. Nothing was sent. Ask the cluster's administrator before you sign in again.",
  'client.notice.assumedEnded': 'The access you had assumed has ended.',
  'client.notice.gaveBack': 'You gave this access back.',
  'client.notice.keysAreGone':
    'Keys are kept in memory only, so each start of Daypass asks you to sign in.',
  'client.notice.locked':
    '{by, select, cluster {The cluster} other {{name}}} locked the access you had assumed. {lock}',
  'client.notice.regularIsBack': '{notice} Your regular access is back.',
  'client.notice.revoked':
    '{by, select, cluster {The cluster} other {{name}}} revoked the access you had assumed.',
  'client.notice.revokedWhy':
    '{by, select, cluster {The cluster} other {{name}}} revoked the access you had assumed ("{reason}").',
  'client.process.failed': 'Something went wrong inside Daypass.',
  'client.profile.unknown': 'This profile is no longer known here. Sign in again.',
  'client.session.closed': 'You closed this session.',
  'client.session.ended': 'The session ended.',
  'client.session.exit': 'The shell ended with exit code {exitCode}.',
  'client.session.gone': 'This session is no longer there.',
  'client.session.isThere': 'There is a session with this id already.',
  'client.session.noPort': 'A session needs a port for its bytes.',
  'client.session.noShell': 'The node opened no shell: {problem}',
  'client.session.notOpened': 'The session could not be opened.',
  'client.session.signal': 'The shell was ended by the signal {signal}.',
  'client.session.stoppedTrying': 'You stopped reconnecting.',
  'client.signIn.ended': 'Your sign-in has ended. Sign in again.',
  'client.signIn.first': 'Sign in as {user} first.',
  'client.signIn.otherId':
    "The cluster at {address} gives another id than its certificate, so nothing was sent to it. Ask the cluster's administrator.",
  'client.signIn.unknown': 'The cluster no longer knows this sign-in. Sign in.',
  'client.terminal.connectedAgain': 'Connected again at {time}. This is a new shell.',
  'client.terminal.lost': 'Connection lost at {time}.',
  'client.terminal.reconnected':
    'Reconnected at {time}. This is a new shell: what ran in the old one ended with the connection.',
  'client.terminal.trying': 'Reconnecting… (attempt {attempt, number})',
  'client.terminal.waiting':
    'Reconnecting… (attempt {attempt, number}, next try in {seconds, number} s)',
  'client.trust.expected': 'Expected authority pin: {pin}',
  'client.trust.notApi':
    "The server at {address} has a certificate of the right authority, but it is not the one of a cluster's API. Check the address.",
  'client.trust.shown': 'Shown by the server: {pin}',
  'client.trust.shownForeign': 'Shown by the server: {pin}, not issued by that authority',
  'client.trust.shownNone': 'Shown by the server: none',
  'client.trust.stranger':
    'What answers at {address} is not the cluster you were invited to, so nothing of yours was sent to it. Check the address, or ask whoever gave you the link for a new one.',
} as const;
