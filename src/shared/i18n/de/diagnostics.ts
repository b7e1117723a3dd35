import type { diagnostics as english } from '../en/diagnostics';
import type { Translated } from '../translated';

export const diagnostics: Translated<typeof english> = {
  'diagnostics.again': 'Erneut prüfen',
  'diagnostics.checking': 'Wird geprüft',
  'diagnostics.checks.note': 'Was Daypass von diesem Computer und vom Netz braucht.',
  'diagnostics.checks.title': 'Überprüfungen',
  'diagnostics.description':
    'Was hier steht, können Sie weitergeben: Schlüssel, Passwörter, Zertifikate und Codes sind entfernt, ebenso der Ort Ihres Ordners.',
  'diagnostics.facts.profiles': 'Cluster und Profile',
  'diagnostics.facts.settings': 'Geänderte Einstellungen',
  'diagnostics.facts.versions': 'Versionen',
  'diagnostics.log.empty': 'Das Protokoll ist leer: Seit es begonnen wurde, ging nichts schief.',
  'diagnostics.log.lastLines': 'Letzte Zeilen des Protokolls',
  'diagnostics.log.title': 'Protokoll',
  'diagnostics.processes.cpu': '{cpu, number} %',
  'diagnostics.processes.megabytes': '{memory, number} MB',
  'diagnostics.processes.memory': 'Speicher',
  'diagnostics.processes.process': 'Prozess',
  'diagnostics.processes.processor': 'Prozessor',
  'diagnostics.processes.title': 'Prozesse',
  'diagnostics.save': 'In Datei speichern',
  'diagnostics.saved': 'Gespeichert als {path}',
  'diagnostics.states.bad': 'Störung',
  'diagnostics.states.note': 'Hinweis',
  'diagnostics.states.ok': 'In Ordnung',
  'diagnostics.title': 'Diagnose',
};
