/** What several screens say. */
export const words = {
  'words.add': 'Add',
  'words.back': 'Back',
  'words.cancel': 'Cancel',
  'words.change': 'Change',
  'words.close': 'Close',
  'words.connect': 'Connect',
  'words.copy': 'Copy',
  'words.delete': 'Delete',
  'words.done': 'Done',
  'words.edit': 'Edit',
  'words.open': 'Open',
  'words.remove': 'Remove',
  'words.save': 'Save',
  'words.tryAgain': 'Try again',
} as const;
