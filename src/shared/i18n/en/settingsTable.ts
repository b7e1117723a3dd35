export const settingsTable = {
  'setting.appearance.contrast.choice.more': 'Always',
  'setting.appearance.contrast.choice.system': 'As the system asks',
  'setting.appearance.contrast.description':
    'Text that stands out at 7:1 and lines that can be seen, in light and dark.',
  'setting.appearance.contrast.title': 'High contrast',
  'setting.appearance.language.choice.de': 'Deutsch',
  'setting.appearance.language.choice.en': 'English',
  'setting.appearance.language.choice.system': 'As the system',
  'setting.appearance.language.description': 'What Daypass speaks; dates and numbers follow.',
  'setting.appearance.language.title': 'Language',
  'setting.appearance.production.description':
    'Labels that mark resources and their terminals as production, separated by commas; * stands for every value.',
  'setting.appearance.production.title': 'Production',
  'setting.appearance.sidebar.choice.icons': 'Pictures alone',
  'setting.appearance.sidebar.choice.names': 'Names',
  'setting.appearance.sidebar.description':
    'Names beside the pictures, or pictures alone; in a small window always these.',
  'setting.appearance.sidebar.title': 'Sidebar',
  'setting.appearance.theme.choice.dark': 'Dark',
  'setting.appearance.theme.choice.light': 'Light',
  'setting.appearance.theme.choice.system': 'System',
  'setting.appearance.theme.description': 'Light or dark, or as the system is.',
  'setting.appearance.theme.title': 'Theme',
  'setting.background.startAtLogin.description':
    'Starts Daypass in the tray, without a window, when you sign in to this computer.',
  'setting.background.startAtLogin.title': 'Start at login',
  'setting.background.whenClosed.choice.ask': 'Ask',
  'setting.background.whenClosed.choice.keep': 'Keep running',
  'setting.background.whenClosed.choice.quit': 'Quit',
  'setting.background.whenClosed.description':
    'Whether Daypass keeps running, so that sessions go on and notifications come, or quits; it is asked once.',
  'setting.background.whenClosed.title': 'When the window is closed',
  'setting.keyboard.shortcuts.description':
    'Keys of actions that differ from the usual ones; an empty list takes the keys of an action away.',
  'setting.keyboard.shortcuts.title': 'Shortcuts',
  'setting.notifications.quietHours.description':
    'Holds notifications back at the same hours again and again; hours that end before they begin go over midnight.',
  'setting.notifications.quietHours.title': 'Quiet hours',
  'setting.resources.view.choice.cards': 'Cards',
  'setting.resources.view.choice.list': 'List',
  'setting.resources.view.description': 'Shows resources as a list, or as cards beside each other.',
  'setting.resources.view.title': 'Resources',
  'setting.terminals.copyOnSelect.description':
    'Copies text as soon as it is selected with the mouse.',
  'setting.terminals.copyOnSelect.title': 'Copy what is selected',
  'setting.terminals.cursor.choice.bar': 'Bar',
  'setting.terminals.cursor.choice.block': 'Block',
  'setting.terminals.cursor.choice.underline': 'Underline',
  'setting.terminals.cursor.description':
    'The shape of the cursor, where a program does not choose it.',
  'setting.terminals.cursor.title': 'Cursor',
  'setting.terminals.cursorBlinks.description':
    'Lets the cursor blink, unless the system asks for less motion.',
  'setting.terminals.cursorBlinks.title': 'Cursor blinks',
  'setting.terminals.fontSize.description': 'How large letters are, in pixels.',
  'setting.terminals.fontSize.title': 'Size of letters',
  'setting.terminals.graphicsCard.description':
    'Lets the graphics card draw terminals where there is one.',
  'setting.terminals.graphicsCard.title': 'Draw by the graphics card',
  'setting.terminals.ligatures.description': 'Draws signs such as -> and != as one.',
  'setting.terminals.ligatures.title': 'Ligatures',
  'setting.terminals.pasteWarning.description':
    'Asks before several lines that the shell would run at once, or hidden characters, are pasted.',
  'setting.terminals.pasteWarning.title': 'Ask before risky pastes',
  'setting.terminals.restore.choice.always': 'Bring them back',
  'setting.terminals.restore.choice.ask': 'Ask',
  'setting.terminals.restore.choice.never': 'Begin without',
  'setting.terminals.restore.description':
    'Whether the terminals of before come back as they were arranged; each connects when it is looked at.',
  'setting.terminals.restore.title': 'After a start',
  'setting.terminals.scrollbackLines.description':
    'How many lines can be scrolled back to; more take more memory.',
  'setting.terminals.scrollbackLines.title': 'Lines kept',
  'setting.terminals.snippets.description':
    'Texts that a terminal’s menu inserts by their name; kept as plain text, so no place for secrets.',
  'setting.terminals.snippets.title': 'Snippets',
  'settingGroup.appearance': 'Appearance',
  'settingGroup.background': 'In the background',
  'settingGroup.keyboard': 'Keyboard',
  'settingGroup.notifications': 'Notifications',
  'settingGroup.terminals': 'Terminals',
} as const;
