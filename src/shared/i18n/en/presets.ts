/** Requests that are kept to be made again. */
export const presets = {
  'presets.all.description':
    'Requests to make again. A shared one is at hand for everybody in the cluster; what it asks for still has to be approved.',
  'presets.all.none': 'No presets yet',
  'presets.all.noneHint': 'Put a request together, then save it with the bookmark at its top.',
  'presets.all.title': 'Presets',
  'presets.name.missing': 'Give it a name first.',
  'presets.row.change': 'Change {name}',
  'presets.row.keep': 'Keep it to yourself',
  'presets.row.renameNamed': 'Rename {name}',
  'presets.row.roles': '{count, plural, one {role {roles}} other {roles {roles}}}',
  'presets.row.share': 'Share with everybody',
  'presets.row.shared': 'shared',
  'presets.row.sharedBy': 'shared by {owner}',
  'presets.row.use': 'Use',
  'presets.row.useNamed': 'Use {name}',
  'presets.save.description':
    'Resources, roles, the reason, how long and the reviewers are kept, to ask for the same again in one click.',
  'presets.save.form': 'Preset',
  'presets.save.placeholder': 'staging debug',
  'presets.save.replaces': 'You have one of this name: it is replaced.',
  'presets.save.saved': 'Saved as {name}',
  'presets.save.share': 'Share it with everybody in the cluster',
  'presets.save.title': 'Save as a preset',
} as const;
