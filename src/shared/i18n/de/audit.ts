import type { audit as english } from '../en/audit';
import type { Translated } from '../translated';

export const audit: Translated<typeof english> = {
  'audit.category.audit': 'Das Audit-Protokoll selbst',
  'audit.category.configuration': 'Konfiguration',
  'audit.category.refusals': 'Zurückweisungen',
  'audit.category.requests': 'Zugriffsanfragen',
  'audit.category.searches': 'Suchen',
  'audit.category.sessions': 'Sitzungen',
  'audit.category.signIns': 'Anmeldungen und Zertifikate',
  'audit.column.from': 'Von wo',
  'audit.column.what': 'Was',
  'audit.column.when': 'Wann',
  'audit.column.who': 'Wer',
  'audit.details.event': 'Ereignis',
  'audit.details.from': 'von wo',
  'audit.details.hash': 'Hash',
  'audit.details.open': 'Einzelheiten zu Ereignis {sequence}',
  'audit.details.previous': 'Hash des vorigen Ereignisses',
  'audit.details.what': 'was',
  'audit.details.when': 'wann',
  'audit.details.who': 'wer',
  'audit.details.why': 'warum',
  'audit.filter.actor': 'Wer',
  'audit.filter.actorHint': 'Ein Benutzer oder „cluster“',
  'audit.filter.category': 'Was',
  'audit.filter.clear': 'Leeren',
  'audit.filter.everything': 'Alles',
  'audit.filter.from': 'Von',
  'audit.filter.look': 'Suchen',
  'audit.filter.request': 'Anfrage',
  'audit.filter.requestHint': 'Ihre ID',
  'audit.filter.resource': 'Ressource',
  'audit.filter.resourceHint': 'Ihr Name oder ihre ID',
  'audit.filter.until': 'Bis',
  'audit.filter.words': 'Wörter',
  'audit.filter.wordsHint': 'Ein Name, eine Adresse, ein Teil des Geschehens',
  'audit.found.empty': 'Das Protokoll enthält noch keine Ereignisse.',
  'audit.found.further': 'Weiter zurück suchen',
  'audit.found.more': 'Ältere Ereignisse anzeigen',
  'audit.found.noneSoFar':
    'Alles ab Ereignis {sequence} wurde durchsucht. Suchen Sie weiter zurück, oder schränken Sie die Suche weniger ein.',
  'audit.found.nothing': 'Nichts gefunden',
  'audit.found.nothingFits':
    'Kein Ereignis dieses Protokolls passt. Schränken Sie die Suche weniger ein, oder leeren Sie die Felder.',
  'audit.log.title': 'Audit-Protokoll',
  'audit.log.untrusted': 'Dem Protokoll ist nicht zu trauen',
  'audit.task.label':
    '{task, select, verify {Protokoll wird geprüft} other {Protokoll wird exportiert}}',
  'audit.task.progress':
    '{task, select, verify {Protokoll wird geprüft: {done, number} von {total, plural, one {# Ereignis} other {# Ereignissen}}} other {Protokoll wird exportiert: {done, number} von {total, plural, one {# Ereignis} other {# Ereignissen}}}}',
  'audit.task.starting':
    '{task, select, verify {Protokoll wird geprüft: beginnt} other {Protokoll wird exportiert: beginnt}}',
  'audit.tools.check': 'Protokoll prüfen',
  'audit.tools.export': 'Exportieren',
  'audit.tools.exportAll': 'Das ganze Protokoll, um es anderswo zu prüfen',
  'audit.tools.exportFound': 'Wonach gesucht wurde',
  'audit.tools.exported':
    '{count, plural, one {# Ereignis} other {# Ereignisse}} und das signierte Ende des Protokolls sind in {path}.',
  'audit.tools.exportedTitle': 'Das Protokoll wurde exportiert',
  'audit.tools.exporting': 'Das Protokoll wird gerade exportiert.',
  'audit.tools.refresh': 'Aktualisieren',
  'audit.verdict.tampered': 'Das Protokoll wurde manipuliert',
  'audit.verdict.tamperedAt':
    'Ereignis {sequence} ({at}): {what} Trauen Sie von da an nichts mehr. {trouble}',
  'audit.verdict.tamperedSomewhen':
    'Ereignis {sequence}: {what} Trauen Sie von da an nichts mehr. {trouble}',
  'audit.verdict.whole': 'Das Protokoll ist unversehrt',
  'audit.verdict.wholeSince':
    '{checked, plural, one {# Ereignis folgt} other {# Ereignisse folgen}} lückenlos aufeinander. Das Protokoll enthält noch immer Ereignis {sequence}, das sich dieser Computer am {at} gemerkt hat.',
  'audit.verdict.wholeSoFar':
    '{checked, plural, one {# Ereignis folgt} other {# Ereignisse folgen}} lückenlos aufeinander. Dieser Computer hatte sich zuvor kein Ende des Protokolls gemerkt und merkt sich nun dieses.',
};
