import type { desktopNotices as english } from '../en/desktopNotices';
import type { Translated } from '../translated';

export const desktopNotices: Translated<typeof english> = {
  'desktopNotices.action.approve': 'Genehmigen',
  'desktopNotices.action.connect': 'Verbinden',
  'desktopNotices.action.deny': 'Ablehnen',
  'desktopNotices.action.extend': 'Verlängern',
  'desktopNotices.action.review': 'Prüfen',
  'desktopNotices.approved.narrowed': 'Es ist weniger, als Sie angefragt haben.',
  'desktopNotices.approved.period': 'Von {start} bis {end}.',
  'desktopNotices.approved.title': 'Genehmigt: {what}',
  'desktopNotices.asked.access': '{requester} bittet um {what}',
  'desktopNotices.asked.extension': '{requester} bittet um Verlängerung: {what}',
  'desktopNotices.asked.stillWaits': 'Wartet seit {time}: {asked}',
  'desktopNotices.asked.terms':
    'Für {duration}: {given, select, no {keine Begründung angegeben.} other {{reason}}}',
  'desktopNotices.asked.termsLater':
    'Für {duration} ab {start}: {given, select, no {keine Begründung angegeben.} other {{reason}}}',
  'desktopNotices.by.name':
    '{kind, select, rule {Von der Regel {name}} cluster {Vom Cluster} other {Von {name}}}.',
  'desktopNotices.by.wrote':
    '{kind, select, rule {Die Regel {name}} cluster {Der Cluster} other {{name}}}: „{text}“',
  'desktopNotices.commented.somebody': 'Neuer Kommentar: {what}',
  'desktopNotices.commented.title': 'Kommentar von {name}: {what}',
  'desktopNotices.decided.approved': 'Von Ihnen genehmigt: {what}',
  'desktopNotices.decided.changed':
    'Sie hat sich seit der Benachrichtigung geändert. Sehen Sie sie noch einmal an.',
  'desktopNotices.decided.changedBy':
    'Sie hat sich seit der Benachrichtigung geändert: {name} hat sie geprüft. Sehen Sie sie noch einmal an.',
  'desktopNotices.decided.counts': 'Ihre Prüfung zählt: {what}',
  'desktopNotices.decided.denied': 'Von Ihnen abgelehnt: {what}',
  'desktopNotices.decided.holds': 'Der Zugriff gilt.',
  'desktopNotices.decided.holdsLonger': 'Der Zugriff, den sie verlängert, gilt nun länger.',
  'desktopNotices.decided.holdsUntil': 'Der Zugriff gilt bis {end}.',
  'desktopNotices.decided.isTold': '{name} wird benachrichtigt.',
  'desktopNotices.decided.meanwhile':
    '{state, select, DENIED {Sie wurde inzwischen abgelehnt.} WITHDRAWN {Sie wurde inzwischen zurückgezogen.} EXPIRED {Über sie wurde nicht rechtzeitig entschieden; sie ist inzwischen abgelaufen.} REVOKED {Sie wurde inzwischen genehmigt und widerrufen.} RELEASED {Sie wurde inzwischen genehmigt und der Zugriff zurückgegeben.} other {Sie wurde inzwischen genehmigt.}}',
  'desktopNotices.decided.meanwhileBy':
    '{state, select, DENIED {Sie wurde inzwischen von {name} abgelehnt.} WITHDRAWN {Sie wurde inzwischen von {name} zurückgezogen.} REVOKED {Sie wurde inzwischen von {name} genehmigt und dann widerrufen.} RELEASED {Sie wurde inzwischen von {name} genehmigt und der Zugriff zurückgegeben.} other {Sie wurde inzwischen von {name} genehmigt.}}',
  'desktopNotices.decided.noLonger': 'Sie dürfen sie nicht mehr prüfen.',
  'desktopNotices.decided.notDecided': 'Nicht entschieden: {what}',
  'desktopNotices.decided.openAndRetry':
    'Öffnen Sie die Anfrage, und versuchen Sie es noch einmal.',
  'desktopNotices.decided.waitingFor': 'Es fehlt noch: {whom}.',
  'desktopNotices.denied.title': 'Abgelehnt: {what}',
  'desktopNotices.ended.body':
    'Er galt {duration}. Fragen Sie erneut an, falls Sie ihn noch brauchen.',
  'desktopNotices.ended.title': 'Zugriff beendet: {what}',
  'desktopNotices.ends.askAgain': 'Fragen Sie erneut an, um weiterzuarbeiten.',
  'desktopNotices.ends.extend': 'Verlängern Sie ihn, um weiterzuarbeiten.',
  'desktopNotices.ends.extending': 'Ihre Anfrage auf Verlängerung wartet noch.',
  'desktopNotices.ends.short': '{what}: noch {left}',
  'desktopNotices.ends.title': 'Zugriff endet in {left}: {what}',
  'desktopNotices.ends.until': 'Sie haben ihn bis {end}.',
  'desktopNotices.ends.unusedTitle': 'Ungenutzter Zugriff endet in {left}: {what}',
  'desktopNotices.ends.withSessions': 'Ende: {end}. Offene Sitzungen enden mit ihm.',
  'desktopNotices.extended.title': 'Verlängert: {what}',
  'desktopNotices.extended.until': 'Bis {end}, noch {left}.',
  'desktopNotices.lapsed.body':
    'Innerhalb von {time} hat niemand entschieden. Fragen Sie erneut an, falls Sie den Zugriff noch brauchen.',
  'desktopNotices.lapsed.title': 'Nicht rechtzeitig entschieden: {what}',
  'desktopNotices.request.andMore': '{names} und {count, number} weitere',
  'desktopNotices.request.roles':
    '{count, plural, one {die Rolle {names}} other {die Rollen {names}}}',
  'desktopNotices.revoked.noReason': 'Eine Begründung wurde nicht angegeben.',
  'desktopNotices.revoked.sessionsEnded': 'Sitzungen, die ihn genutzt haben, sind beendet.',
  'desktopNotices.revoked.title': 'Zugriff widerrufen: {what}',
  'desktopNotices.signedOut.sessionsEnded': 'Offene Sitzungen sind beendet.',
  'desktopNotices.signedOut.title': '{user} ist von {cluster} abgemeldet',
  'desktopNotices.summary.afterQuiet': 'Während Sie nicht gestört werden wollten',
  'desktopNotices.summary.mine':
    '{count, plural, one {# Neuigkeit} other {# Neuigkeiten}} zu Ihren Anfragen',
  'desktopNotices.summary.more': 'und {count, number} weitere',
  'desktopNotices.summary.toReview':
    '{count, plural, one {# Anfrage wartet} other {# Anfragen warten}} auf Ihre Prüfung',
  'desktopNotices.usable.title': 'Jetzt nutzbar: {what}',
  'desktopNotices.usable.until': 'Bis {end}, noch {left}. Jetzt verbinden.',
};
