/** What the app says beside its screens: dialogs of the system, links, and why something could not be done. */
export const desktop = {
  'desktop.audit.busy':
    'The audit log is being checked or exported already. Wait for that, or cancel it.',
  'desktop.audit.warning':
    '{warning} What it says of the past may not be true. Tell whoever answers for the cluster.',
  'desktop.audit.warningOn':
    'On {cluster}: {warning} What it says of the past may not be true. Tell whoever answers for the cluster.',
  'desktop.client.copyingStopped': 'The part of Daypass that copied files stopped.',
  'desktop.client.restarting':
    'The part of Daypass that holds your keys stopped. {why} It is being started again; sign in once more.',
  'desktop.client.sessionLost': 'The part of Daypass that held this session stopped.',
  'desktop.client.stoppedTooOften':
    'The part of Daypass that holds your keys stopped. {why} It stopped too often; quit Daypass and start it again.',
  'desktop.close.detail':
    'While it runs, your sessions go on and you are notified of approvals and reviews. You find it in the tray, or start it again. You can change this in the settings.',
  'desktop.close.question': 'Keep Daypass running when its window is closed?',
  'desktop.cluster.alreadyHosted':
    'This computer already hosts the cluster {cluster}. Use that one, or start Daypass with another profile folder.',
  'desktop.cluster.couldNotStart': 'The cluster could not be started.',
  'desktop.cluster.keepsStopping':
    "The cluster's process keeps stopping. {why} Its data is untouched; start it again, and look into the log if it stops once more.",
  'desktop.cluster.none': 'This computer hosts no cluster. Create one first.',
  'desktop.cluster.starting': 'The cluster is being started already.',
  'desktop.dialog.keepRunning': 'Keep running',
  'desktop.dialog.quit': 'Quit',
  'desktop.editor.missing':
    'Visual Studio Code is not installed, or does not open vscode:// links.',
  'desktop.editor.needsSshConfig':
    'Visual Studio Code reads your own ssh config. Add Daypass to it first: Status, Use your own tools.',
  'desktop.error.internal':
    'Something went wrong inside Daypass. Try again; the log in its folder says more.',
  'desktop.error.unknown': 'unknown',
  'desktop.file.notSaved': 'The file could not be written: {why}.',
  'desktop.file.notWritten':
    'The file {path} could not be written ({code}). Choose another place, or make room, and try again.',
  'desktop.files.copyKept':
    '{reason} What was copied is kept: copy the same once more, and it goes on from there.',
  'desktop.files.dragGone': 'These files are no longer here. Bring them once more.',
  'desktop.files.dropGone': 'What was dropped is no longer known. Drop it again.',
  'desktop.files.folderClosed': 'This folder is no longer open. Open it again.',
  'desktop.files.leadsOut':
    '{name} is a link that leads out of the folder you opened. Open the folder that it leads to.',
  'desktop.files.notBinned':
    '{name} could not be put into the bin of this computer, and was left where it is.',
  'desktop.files.onTheirWay': 'These files are still on their way.',
  'desktop.keychain.absent':
    "The cluster's keys are protected by this computer's keychain, which is not there. Sign in to the desktop that it belongs to, then start the cluster again. Nothing was lost.",
  'desktop.keychain.locked':
    "The cluster's keys are protected by this computer's keychain, which is locked. Unlock it, for example by signing in to the computer's desktop, then start the cluster again. Nothing was lost.",
  'desktop.keychain.otherKey':
    "The cluster's keys are protected by this computer's keychain, which does not open this key. It was made by another account or on another computer; use that one, then start the cluster again. Nothing was lost.",
  'desktop.keychain.unreadable':
    "The cluster's wrapped key, {path}, cannot be read. Put it back from a backup, then start the cluster again.",
  'desktop.link.badCluster': "The link's cluster is missing or malformed.",
  'desktop.link.badRequest': "The link's request is missing or malformed.",
  'desktop.link.badResource': "The link's resource is missing or malformed.",
  'desktop.link.hiddenCharacters': 'The link has hidden characters in it.',
  'desktop.link.malformed': 'The link is malformed.',
  'desktop.link.newerPart': 'The link has a part that this version does not know.',
  'desktop.link.noProfile': 'The link is about a cluster that no profile here belongs to.',
  'desktop.link.notOpened': 'A link could not be opened. {why}',
  'desktop.link.oddPart': 'The link has a part that no link of this kind has.',
  'desktop.link.otherKind':
    'Daypass does not know this kind of link. It may come from a newer version.',
  'desktop.link.otherScheme': 'Links of Daypass start with daypass://',
  'desktop.link.tooLong': 'The link is too long to be one of Daypass.',
  'desktop.link.twice': 'The link says the same thing twice.',
  'desktop.link.userOrPort': 'The link names a user or a port, which no link of Daypass does.',
  'desktop.login.notChanged': '{path} could not be changed: {why}.',
  'desktop.login.stillStarts': 'Daypass still starts at login. {why}',
  'desktop.login.willNotStart': 'Daypass will not start at login. {why}',
  'desktop.preferences.partUnreadable':
    'A part of your preferences could not be read ({names}), so Daypass left that part out. The file as it was is kept as {path}',
  'desktop.preferences.unreadable':
    'Your preferences could not be read, so Daypass started without them. The file is kept as {path}',
  'desktop.process.ended': 'It ended with code {code}.',
  'desktop.process.restarting':
    'That part of Daypass has stopped and is being started again. Try once more.',
  'desktop.profile.gone': 'This profile is no longer here.',
  'desktop.profile.joinFirst': 'Join that cluster by a link first.',
  'desktop.program.endedAtOnce': '{program} ended at once, with code {code}.',
  'desktop.program.notStarted': '{program} could not be started: {why}.',
  'desktop.quit.copying':
    'What is being copied stops. Its parts are kept: copy the same once more, and it goes on from there.',
  'desktop.quit.endSessions':
    'Quit Daypass and end {count, plural, one {the session} other {# sessions}}?',
  'desktop.quit.moreSessions': 'and {count, number} more',
  'desktop.quit.running':
    'What runs there ends as well. Close the window instead, and sessions go on.',
  'desktop.quit.stopCopying': 'Quit Daypass and stop copying files?',
  'desktop.session.gone': 'This session is no longer there.',
  'desktop.settings.fileUnreadable':
    'The settings file could not be read, so the usual settings count until it is mended. {why} It is left as it is: {path}',
  'desktop.settings.noEditor': 'No editor opened {path}: {failure}',
  'desktop.settings.notChanged': 'The settings file cannot be changed until it can be read. {why}',
  'desktop.settings.notJson': 'It is not JSON: {why}.',
  'desktop.settings.notObject': "It has to be one JSON object, in '{' and '}'.",
  'desktop.settings.notOpened': 'It could not be opened: {why}.',
  'desktop.settings.notWritten': 'The settings file could not be written: {why}.',
  'desktop.settings.partWithoutEffect':
    'A part of the settings file has no effect. {problems} It is left as it is: {path}',
  'desktop.settings.readable': 'The settings file can be read by now.',
  'desktop.settings.twice':
    'The settings file has "{name}" twice. Take one of them out, then change it again.',
  'desktop.sshConfig.notChanged':
    '{path} {why, select, changedNow {was changed by another program in this moment} link {is a link} notFolder {is not a folder, but maybe a link to one} notMade {cannot be made ({code})} notPlain {is not a plain file of its own} notWritten {cannot be written ({code})} oddCharacter {has a character that ssh reads otherwise} othersChange {can be changed by others} othersOwn {belongs to somebody else} tooLong {is too long} other {cannot be read ({code})}}, so Daypass did not change it. Add the line yourself if you like.',
  'desktop.start.failed': 'Daypass cannot start',
  'desktop.start.failedDetail':
    '{why}\n\nIts folder is {folder}. Check that this account may write there.',
  'desktop.stock.otherLogin': 'Other programs take no login such as {login}.',
  'desktop.stock.signInFirst':
    'Other programs reach this machine only while you are signed in. Sign in first.',
  'desktop.terminal.named': '$TERMINAL names {program}, which is not there.',
  'desktop.terminal.noWindowsTerminal': 'Windows Terminal (wt.exe) is not installed.',
  'desktop.terminal.none':
    'No terminal was found. Name yours in $TERMINAL, and start Daypass again.',
  'desktop.web.otherScheme':
    'Only http and https addresses are opened. Copy the link to use it elsewhere.',
  'desktop.window.crashed':
    'The window stopped working, and its terminals ended with it. Requests, access and sign-ins are as they were.',
  'desktop.window.filesMissing':
    'The window’s files are missing. Install Daypass again, or build it again.',
  'desktop.window.hangs': 'The window of Daypass does not answer.',
  'desktop.window.hangsDetail':
    'You can wait, or load the window again. Terminals, requests and access stay as they are.',
  'desktop.window.loadAgain': 'Load again',
  'desktop.window.loadWindowAgain': 'Load the window again',
  'desktop.window.unreachable': 'The window could not be loaded.',
  'desktop.window.wait': 'Wait',
} as const;
