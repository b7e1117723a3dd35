import type { administration as english } from '../en/administration';
import type { Translated } from '../translated';

export const administration: Translated<typeof english> = {
  'administration.access.clock.approval': 'Ab der Genehmigung oder dem gewünschten Beginn',
  'administration.access.clock.approvalHint':
    'Alle bekommen die volle Zeit, wie lange die Entscheidung auch gedauert hat.',
  'administration.access.clock.changed': 'Die Zeit läuft: „{after}“ statt „{before}“.',
  'administration.access.clock.label': 'Die Zeit des Zugriffs läuft',
  'administration.access.clock.request': 'Ab der Anfrage',
  'administration.access.clock.requestHint':
    'Die Zeit läuft, während die Anfrage wartet: Was spät genehmigt wird, endet so früh wie das, was sofort genehmigt wird.',
  'administration.access.escalation.changed':
    'Weitere prüfende Personen: „{after}“ statt „{before}“.',
  'administration.access.escalation.each':
    'jeweils nach {time}, {times, plural, one {# Mal} other {# Mal}}',
  'administration.access.escalation.label': 'Alle hinzuziehen, die prüfen dürfen, nach',
  'administration.access.escalation.least': 'Es muss mindestens eine Minute sein.',
  'administration.access.escalation.most': 'Höchstens',
  'administration.access.escalation.mostHint':
    'Solange niemand entschieden hat, werden sie immer wieder nach derselben Zeit benachrichtigt.',
  'administration.access.escalation.never': 'nie',
  'administration.access.escalation.offHint':
    'Eine Anfrage wartet auf die prüfenden Personen, die für sie gewählt wurden, bis sie verfällt.',
  'administration.access.escalation.onHint':
    'Zuerst werden die prüfenden Personen benachrichtigt, die für eine Anfrage gewählt wurden. Fällt in dieser Zeit keine Entscheidung, werden es alle, die sie prüfen dürfen.',
  'administration.access.escalation.times': '{times, plural, one {# Mal} other {# Mal}}',
  'administration.access.granted': 'Freigegebenes nutzen',
  'administration.access.overtaken.differs':
    'Ihre Auswahl bleibt erhalten. Wenn Sie sie speichern, ändert sich noch einmal:',
  'administration.access.overtaken.same': 'Sie entsprechen auch Ihrer Auswahl.',
  'administration.access.overtaken.take': 'Diese übernehmen',
  'administration.access.overtaken.title':
    'Diese Einstellungen hat inzwischen jemand anderes gespeichert',
  'administration.access.saved': 'Gespeichert. Es gilt ab jetzt für alle.',
  'administration.access.several.changed': 'Gleichzeitig: „{after}“ statt „{before}“.',
  'administration.access.several.label': 'Gleichzeitig nutzbar',
  'administration.access.several.one': 'Nur eine Anfrage auf einmal',
  'administration.access.several.oneHint':
    'Wer den Zugriff einer anderen Anfrage übernimmt, legt den vorigen ab, und dessen Sitzungen enden.',
  'administration.access.several.several': 'Mehrere Anfragen zugleich',
  'administration.access.several.severalHint':
    'Der Zugriff mehrerer Anfragen kann nebeneinander übernommen werden; zusammen gilt, was sie alle geben.',
  'administration.access.standing.changed':
    'Solange Zugriff genutzt wird: „{after}“ statt „{before}“.',
  'administration.access.standing.drop': 'Nur das Freigegebene',
  'administration.access.standing.dropHint':
    'Wer freigegebenen Zugriff nutzt, für den gelten die eigenen Rollen so lange nicht. Sie gelten wieder, sobald der Zugriff abgelegt ist.',
  'administration.access.standing.keep': 'Das Freigegebene und die eigenen Rollen',
  'administration.access.standing.keepHint':
    'Freigegebener Zugriff kommt zu dem hinzu, was ohnehin erlaubt ist. Eine Sitzung kann dann mehr nutzen, als genehmigt wurde.',
  'administration.access.standing.label': 'Solange Zugriff genutzt wird, gilt',
  'administration.access.title': 'Zugriff',
  'administration.access.undecided': 'Wenn niemand entscheidet',
  'administration.invite.explanation': 'Wer dem Link folgt, wählt das eigene Passwort selbst.',
  'administration.invite.link': 'Beitrittslink',
  'administration.invite.logins': 'Logins',
  'administration.invite.loginsHint': 'Die SSH-Logins, die Rollen diesem Benutzer geben dürfen.',
  'administration.invite.make': 'Link erstellen',
  'administration.invite.missing': 'Nennen Sie zuerst den Benutzer.',
  'administration.invite.roles': 'Rollen',
  'administration.invite.rolesHint':
    'Durch Kommas getrennt: requester darf Zugriff anfragen, reviewer darf ihn genehmigen.',
  'administration.invite.send':
    'Senden Sie {user} diesen Link auf einem Weg, dem Sie vertrauen. Er funktioniert einmal, bis {until}.',
  'administration.invite.title': 'Benutzer einladen',
  'administration.invite.user': 'Benutzername',
  'administration.never': 'Nie',
  'administration.recordings.keep': 'Aufzeichnungen löschen',
  'administration.recordings.keepDays': 'Nach {days, plural, one {# Tag} other {# Tagen}}',
  'administration.recordings.keepHint':
    'Gezählt ab dem Ende der Sitzung. Dass eine gelöscht wurde, bleibt im Audit-Protokoll.',
  'administration.recordings.recorded': 'Von einer Sitzung wird aufgezeichnet',
  'administration.recordings.shown': 'Was angezeigt wurde',
  'administration.recordings.shownHint':
    'Passwörter werden beim Tippen nicht angezeigt und sind daher nicht enthalten.',
  'administration.recordings.title': 'Aufzeichnungen',
  'administration.recordings.typed': 'Was angezeigt und was getippt wurde',
  'administration.recordings.typedHint': 'Getippte Passwörter stehen in den Aufzeichnungen.',
  'administration.section.access': 'Zugriff',
  'administration.section.audit': 'Audit',
  'administration.section.authorities': 'Zertifizierungsstellen',
  'administration.section.configuration': 'Konfiguration',
  'administration.section.invite': 'Einladen',
  'administration.section.label': 'Abschnitt',
  'administration.section.locks': 'Sperren',
  'administration.section.nodes': 'Server',
  'administration.title': 'Verwaltung',
  'administration.unchanged': 'Es ist nichts geändert.',
  'administration.unsaved': 'Noch nicht gespeichert.',
};
