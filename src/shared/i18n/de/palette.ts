import type { palette as english } from '../en/palette';
import type { Translated } from '../translated';

export const palette: Translated<typeof english> = {
  'palette.asLogin': '{user} als {login}',
  'palette.changed':
    '{name} hat sich geändert. Sehen Sie noch einmal nach, was die Eingabetaste tut.',
  'palette.group.commands': 'Befehle',
  'palette.group.profiles': 'Profile',
  'palette.group.recent': 'Zuletzt',
  'palette.group.recordings': 'Aufzeichnungen',
  'palette.group.requests': 'Anfragen',
  'palette.group.resources': 'Ressourcen',
  'palette.group.roles': 'Rollen',
  'palette.group.sessions': 'Laufende Sitzungen',
  'palette.group.settings': 'Einstellungen',
  'palette.group.signs': 'Zuerst tippen',
  'palette.group.tabs': 'Offene Terminals',
  'palette.sign.commands.short': 'Befehle',
  'palette.sign.commands.title': 'Befehle und Einstellungen',
  'palette.sign.help.short': 'Hilfe',
  'palette.sign.help.title': 'Was hier getippt werden kann',
  'palette.sign.profiles.short': 'Profile',
  'palette.sign.profiles.title': 'Profile',
  'palette.sign.requests.short': 'Anfragen',
  'palette.sign.requests.title': 'Anfragen',
  'palette.sign.resources.short': 'Ressourcen',
  'palette.sign.resources.title': 'Ressourcen und Rollen',
  'palette.sign.sessions.short': 'Sitzungen',
  'palette.sign.sessions.title': 'Terminals, Sitzungen und Aufzeichnungen',
};
