import type { authorities as english } from '../en/authorities';
import type { Translated } from '../translated';

export const authorities: Translated<typeof english> = {
  'authorities.action': '{authority}: {action}',
  'authorities.audit.does':
    'Signiert das Ende des Audit-Protokolls, sodass niemand es unbemerkt neu schreiben kann.',
  'authorities.audit.title': 'Audit-Protokoll',
  'authorities.automatic.off': 'Läuft von Hand weiter',
  'authorities.automatic.on': 'Läuft von selbst weiter',
  'authorities.automatic.schedule':
    'Der neue Schlüssel signiert nach {prepare, plural, one {# Stunde} other {# Stunden}}, der alte entfällt {overlap, plural, one {# Stunde} other {# Stunden}} danach.',
  'authorities.due.at': '{step}: von selbst, {at}.',
  'authorities.due.held': '{step}: von selbst, sobald nichts mehr auf dem alten Schlüssel beruht.',
  'authorities.due.soon': '{step}: von selbst, innerhalb einer Minute.',
  'authorities.finish.button': 'Abschließen',
  'authorities.finish.cutOff': 'Abschließen und abschneiden',
  'authorities.finish.does':
    'Der Schlüssel, der nicht mehr signiert, wird gelöscht. Was noch auf ihm beruht, wird von da an abgewiesen.',
  'authorities.finish.question': '{authority}: abschließen?',
  'authorities.finish.resting': 'Dies wird abgeschnitten',
  'authorities.finish.wait':
    'Warten Sie, bis nichts mehr auf dem alten Schlüssel beruht, oder schließen Sie trotzdem ab.',
  'authorities.handedOver':
    'Nichts wird abgeschnitten: Der alte Schlüssel beglaubigt den neuen, bevor er gelöscht wird.',
  'authorities.host.cutOff':
    'Die eigenen Werkzeuge der Benutzer kennen Server erst wieder, wenn die App ihnen den neuen Schlüssel mitgeteilt hat.',
  'authorities.host.does':
    'Bestätigt den eigenen Werkzeugen der Benutzer, dass ein Server der ist, für den er sich ausgibt.',
  'authorities.host.title': 'Hostnamen',
  'authorities.key.forServers': 'Für Server: <code>{line}</code>',
  'authorities.key.line':
    '{use, select, signs {Signiert} other {Vertrauenswürdig}}: <code>{fingerprint}</code>',
  'authorities.key.lineMade':
    '{use, select, signs {Signiert} other {Vertrauenswürdig}}: <code>{fingerprint}</code>, erzeugt {made}',
  'authorities.node.cutOff':
    'Kein aufgenommener Server lässt jemanden ein, bis er den neuen Schlüssel hat.',
  'authorities.node.does':
    'Signiert, womit das Gateway sich gegenüber Servern ausweist. Jeder aufgenommene Server vertraut ihr.',
  'authorities.node.title': 'Server',
  'authorities.notNow': 'Jetzt nicht',
  'authorities.now.button': 'Sofort ersetzen',
  'authorities.now.choose': 'Sofort ersetzen …',
  'authorities.now.cutOff': 'Was dabei abgeschnitten wird',
  'authorities.now.does':
    'Für einen Schlüssel, der in falsche Hände geraten ist: Er wird jetzt gelöscht, ohne Übergangszeit, und ein neuer tritt an seine Stelle.',
  'authorities.now.question': '{authority}: sofort ersetzen?',
  'authorities.prepare.button': 'Neuen Schlüssel vorbereiten',
  'authorities.prepare.does':
    'Ein neuer Schlüssel wird erzeugt und gilt als vertrauenswürdig. Der jetzige signiert weiter.',
  'authorities.prepare.question': '{authority}: neuen Schlüssel vorbereiten?',
  'authorities.reading': 'Zertifizierungsstellen werden gelesen',
  'authorities.resting.nodes':
    '{state, select, prepared {Noch ohne den neuen Schlüssel} standing {Ohne Vertrauen in diesen Schlüssel} other {Mit Vertrauen nur in den alten Schlüssel}}: {names}.',
  'authorities.resting.signIns':
    '{count, plural, one {# Anmeldung} other {# Anmeldungen}} mit einem Zertifikat des alten Schlüssels.',
  'authorities.resting.signInsUntil':
    '{count, plural, one {# Anmeldung} other {# Anmeldungen}} mit einem Zertifikat des alten Schlüssels, die letzte bis {until}.',
  'authorities.rollBack.button': 'Zurücknehmen',
  'authorities.rollBack.does':
    'Der vorige Schlüssel signiert wieder. Was der neue signiert hat, gilt, bis Sie abschließen.',
  'authorities.rollBack.question': '{authority}: zurücknehmen?',
  'authorities.since': 'seit {since}',
  'authorities.state.prepared': 'Neuer Schlüssel vorbereitet',
  'authorities.state.rolledBack': 'Zurückgenommen',
  'authorities.state.standing': 'Ein Schlüssel',
  'authorities.state.switched': 'Neuer Schlüssel signiert',
  'authorities.switch.button': 'Auf neuen Schlüssel umstellen',
  'authorities.switch.does':
    'Ab jetzt signiert der neue Schlüssel. Was der alte signiert hat, gilt weiter.',
  'authorities.switch.question': '{authority}: auf neuen Schlüssel umstellen?',
  'authorities.title': 'Zertifizierungsstellen',
  'authorities.tlsServer.does':
    'Zeigt der App, dass sie mit diesem Cluster spricht. Beitrittslinks enthalten ihren Prüfwert.',
  'authorities.tlsServer.title': 'Dieser Cluster',
  'authorities.tlsUser.cutOff':
    'Alle, die angemeldet sind, werden abgewiesen und melden sich neu an.',
  'authorities.tlsUser.does':
    'Signiert, womit die App sich nach einer Anmeldung gegenüber dem Cluster ausweist.',
  'authorities.tlsUser.title': 'Anmeldungen',
  'authorities.user.cutOff':
    'Alle brauchen neue Zertifikate; die App holt sie von selbst, innerhalb von Sekunden.',
  'authorities.user.does':
    'Signiert die Zertifikate, mit denen Personen sich verbinden. Nur das Gateway vertraut ihr.',
  'authorities.user.title': 'Personen',
};
