import type { shell as english } from '../en/shell';
import type { Translated } from '../translated';

export const shell: Translated<typeof english> = {
  'shell.broken.reload': 'Neu laden',
  'shell.broken.text':
    'Das ist ein Fehler der App, nicht Ihrer. Ihre Anfragen und Ihr Zugriff sind unverändert.',
  'shell.broken.title': 'Dieses Fenster funktioniert nicht mehr',
  'shell.connect.cannot': 'Das kann nicht angefragt werden',
  'shell.connect.cannotSend': 'Das kann nicht angefragt werden.',
  'shell.connect.confirm': 'Anfragen und verbinden',
  'shell.connect.description':
    'Sie haben diesen Login noch nicht. Angefragt wird nur er und nichts anderes.',
  'shell.connect.login': 'Login',
  'shell.connect.outlook':
    'Nötig: {approvals}. Sobald es genehmigt ist, werden Sie verbunden; die längste Nutzungsdauer ist {duration}.',
  'shell.connect.outlookByRule':
    '{verdict, select, approve {Die Regel {rule} genehmigt dies sofort.} other {Die Regel {rule} lehnt dies sofort ab.}} Sobald es genehmigt ist, werden Sie verbunden; die längste Nutzungsdauer ist {duration}.',
  'shell.connect.reasonHint': 'Die prüfende Person liest dies zuerst.',
  'shell.connect.reasonMissing': 'Geben Sie an, wofür Sie ihn brauchen.',
  'shell.connect.reasonPlaceholder': 'Wofür brauchen Sie ihn?',
  'shell.connect.title': 'Mit {name} verbinden',
  'shell.connect.unanswered': 'Der Cluster hat noch nicht geantwortet.',
  'shell.forget.confirm': '{user} vergessen',
  'shell.forget.lastWay':
    'Die Terminals des Profils enden, und dieser Computer vergisst, wo {cluster} ist und woran er zu erkennen ist. Um zurückzukehren, brauchen Sie einen neuen Beitrittslink.',
  'shell.forget.otherWays':
    'Die Terminals des Profils enden, und es verschwindet aus der Liste. Um zurückzukehren, melden Sie sich mit dem Passwort an.',
  'shell.forget.title': '{user} auf {cluster} vergessen?',
  'shell.noProfile.text': 'Wählen Sie oben links eines.',
  'shell.noProfile.title': 'Kein Profil gewählt',
  'shell.notStarted': 'Daypass konnte nicht starten',
  'shell.notices.label': 'Hinweise',
  'shell.outside.text': 'Starten Sie die App, um sie zu nutzen.',
  'shell.outside.title': 'Diese Seite gehört zur App Daypass',
  'shell.profiles.add': 'Profil oder Cluster hinzufügen',
  'shell.profiles.choose': 'Eines wählen',
  'shell.profiles.cluster': '<hidden>auf </hidden>{cluster}',
  'shell.profiles.demoUsers': 'Demo-Benutzer',
  'shell.profiles.forget': '{name} auf diesem Computer vergessen',
  'shell.profiles.none': 'Kein Profil',
  'shell.profiles.signInAs': 'Als {name} anmelden',
  'shell.profiles.signOut': '{name} abmelden',
  'shell.profiles.title': 'Profile',
  'shell.profiles.toReview': '{count, number} zu prüfen',
  'shell.profiles.user': '<hidden>Profil: </hidden>{user}',
  'shell.sidebar.administration': 'Verwaltung',
  'shell.sidebar.copying':
    '{count, plural, one {# Übertragung läuft} other {# Übertragungen laufen}}',
  'shell.sidebar.files': 'Dateien',
  'shell.sidebar.hideNames': 'Namen in der Seitenleiste ausblenden',
  'shell.sidebar.label': 'Seitenleiste',
  'shell.sidebar.main': 'Hauptnavigation',
  'shell.sidebar.openTerminals': '<hidden>, </hidden>{count, number}<hidden> offen</hidden>',
  'shell.sidebar.picked':
    '{count, plural, one {# Eintrag} other {# Einträge}} in der Anfrage, die Sie zusammenstellen',
  'shell.sidebar.requests': 'Anfragen',
  'shell.sidebar.resources': 'Ressourcen',
  'shell.sidebar.sessions': 'Sitzungen',
  'shell.sidebar.settings': 'Einstellungen',
  'shell.sidebar.showNames': 'Namen in der Seitenleiste einblenden',
  'shell.sidebar.status': 'Status',
  'shell.sidebar.terminals': 'Terminals',
  'shell.sidebar.waiting':
    '{count, plural, one {# Anfrage wartet} other {# Anfragen warten}} auf Ihre Prüfung',
  'shell.signingIn.text': 'Der Cluster auf diesem Computer startet.',
  'shell.signingIn.title': 'Anmeldung als {user} …',
  'shell.tour.approve.text':
    'Wechseln Sie oben links zu einer anderen Person: In der Demo meldet sich bob mit einem Klick an. Unter „Anfragen“ steht die Anfrage bei „Zu prüfen“: Genehmigen Sie sie, oder genehmigen Sie weniger.',
  'shell.tour.approve.title': 'Jemand genehmigt',
  'shell.tour.ask.text':
    'Drücken Sie bei einem Server „Anfragen“, wählen Sie die Logins, geben Sie eine Begründung an, und senden Sie die Anfrage. Die Rollen werden für Sie gefunden.',
  'shell.tour.ask.title': 'Nur anfragen, was Sie brauchen',
  'shell.tour.connect.text':
    'Öffnen Sie, wieder als alice, die genehmigte Anfrage, und drücken Sie „Verbinden“. Was freigegeben wurde, steht in einem Zertifikat, das von selbst endet.',
  'shell.tour.connect.title': 'Mit einem Klick verbinden',
  'shell.tour.count': '{step, number} von {steps, number}',
  'shell.tour.finish': 'Beenden',
  'shell.tour.isFirst': 'Dies ist der erste Schritt.',
  'shell.tour.label': 'Rundgang',
  'shell.tour.leave': 'Rundgang verlassen',
  'shell.tour.limits.text':
    'Die Leiste oben zählt herunter, was Sie haben. „Ablegen“ gibt es sofort auf, und die Terminals enden. Ein anderer Login oder ein anderer Server wird abgelehnt, mit Angabe des Grundes.',
  'shell.tour.limits.title': 'Nur das, und nicht für lange',
  'shell.tour.next': 'Weiter',
  'shell.tour.nobody.text':
    'Unter „Ressourcen“ ist „Meine Ressourcen“ leer. Was Sie anfragen können, steht unter „Anfragbar“.',
  'shell.tour.nobody.title': 'Niemand hat ständigen Zugriff',
  'shell.tour.own.text':
    'Unter „Einstellungen“ lassen sich alle Tastenkürzel, die Ruhezeiten und das Farbschema ändern. Auch den Rundgang finden Sie dort, für ein andermal.',
  'shell.tour.own.title': 'Alles nach Ihrem Geschmack',
  'shell.tour.show': 'Hinführen',
};
