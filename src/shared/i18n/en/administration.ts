export const administration = {
  'administration.access.clock.approval': 'From the approval, or the start that was asked for',
  'administration.access.clock.approvalHint':
    'Everybody gets the whole time, however long the decision took.',
  'administration.access.clock.changed': 'The time runs: “{after}” in place of “{before}”.',
  'administration.access.clock.label': 'The time of access runs',
  'administration.access.clock.request': 'From the request',
  'administration.access.clock.requestHint':
    'The time runs while the request waits: what is approved late ends as early as what is approved at once.',
  'administration.access.escalation.changed': 'More reviewers: “{after}” in place of “{before}”.',
  'administration.access.escalation.each':
    'each {time}, {times, plural, one {# time} other {# times}}',
  'administration.access.escalation.label': 'Call everybody who may review after',
  'administration.access.escalation.least': 'A minute is the least.',
  'administration.access.escalation.most': 'At most',
  'administration.access.escalation.mostHint':
    'They are told again each time as long has passed, while nobody has decided.',
  'administration.access.escalation.never': 'never',
  'administration.access.escalation.offHint':
    'A request waits for the reviewers that were chosen for it, until it lapses.',
  'administration.access.escalation.onHint':
    'The reviewers that were chosen for a request are told first. After this time without a decision, everybody who may review it is.',
  'administration.access.escalation.times': '{times, plural, one {# time} other {# times}}',
  'administration.access.granted': 'Using what was granted',
  'administration.access.overtaken.differs':
    'What you chose is kept. Saving it changes this once more:',
  'administration.access.overtaken.same': 'They are what you chose as well.',
  'administration.access.overtaken.take': 'Take theirs',
  'administration.access.overtaken.title': 'Somebody else saved these settings meanwhile',
  'administration.access.saved': 'Saved. It counts for everybody from now on.',
  'administration.access.several.changed': 'At once: “{after}” in place of “{before}”.',
  'administration.access.several.label': 'At once, people can use',
  'administration.access.several.one': 'One request at a time',
  'administration.access.several.oneHint':
    'Whoever assumes another request drops the one before it, and its sessions end.',
  'administration.access.several.several': 'Several requests at once',
  'administration.access.several.severalHint':
    'People can assume requests beside each other; what all of them give counts together.',
  'administration.access.standing.changed':
    'While access is used: “{after}” in place of “{before}”.',
  'administration.access.standing.drop': 'What was granted alone',
  'administration.access.standing.dropHint':
    'While somebody uses granted access, their own roles do not count. They drop it to get back to them.',
  'administration.access.standing.keep': 'What was granted, and their own roles',
  'administration.access.standing.keepHint':
    'Granted access comes on top of what people may do anyway. A session can then use more than was approved.',
  'administration.access.standing.label': 'While access is used, people can use',
  'administration.access.title': 'Access',
  'administration.access.undecided': 'When nobody decides',
  'administration.invite.explanation': 'They choose their own password when they follow the link.',
  'administration.invite.link': 'Join link',
  'administration.invite.logins': 'Logins',
  'administration.invite.loginsHint': 'The SSH logins that roles may give this user.',
  'administration.invite.make': 'Make the link',
  'administration.invite.missing': 'Name the user first.',
  'administration.invite.roles': 'Roles',
  'administration.invite.rolesHint':
    'Separated by commas: requester may ask for access, reviewer may approve it.',
  'administration.invite.send':
    'Send this link to {user} over a channel you trust. It works once, until {until}.',
  'administration.invite.title': 'Invite a user',
  'administration.invite.user': 'User name',
  'administration.never': 'Never',
  'administration.recordings.keep': 'Delete recordings',
  'administration.recordings.keepDays': 'After {days, plural, one {# day} other {# days}}',
  'administration.recordings.keepHint':
    'Counted from the end of the session. That one was deleted stays in the audit log.',
  'administration.recordings.recorded': 'Of a session is recorded',
  'administration.recordings.shown': 'What was shown',
  'administration.recordings.shownHint':
    'Passwords are not shown while they are typed, so they are not in it.',
  'administration.recordings.title': 'Recordings',
  'administration.recordings.typed': 'What was shown and what was typed',
  'administration.recordings.typedHint': 'Passwords that people type are in the recordings.',
  'administration.section.access': 'Access',
  'administration.section.audit': 'Audit',
  'administration.section.authorities': 'Authorities',
  'administration.section.configuration': 'Configuration',
  'administration.section.invite': 'Invite',
  'administration.section.label': 'Section',
  'administration.section.locks': 'Locks',
  'administration.section.nodes': 'Servers',
  'administration.title': 'Administration',
  'administration.unchanged': 'Nothing is changed.',
  'administration.unsaved': 'Not saved yet.',
} as const;
