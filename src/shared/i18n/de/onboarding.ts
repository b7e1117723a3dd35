import type { onboarding as english } from '../en/onboarding';
import type { Translated } from '../translated';

export const onboarding: Translated<typeof english> = {
  'onboarding.add.create': 'Auf diesem Computer einen Cluster anlegen',
  'onboarding.add.createHint': 'Ihr eigener: Sie verwalten ihn und laden andere per Link ein.',
  'onboarding.add.demo': 'Den Demo-Cluster ausprobieren',
  'onboarding.add.demoHint':
    'Ein Cluster auf diesem Computer mit Benutzern, Rollen und zwei Servern.',
  'onboarding.add.intro':
    'Fragen Sie genau die Logins an, die Sie auf einer Maschine brauchen, lassen Sie sie genehmigen, und öffnen Sie das Terminal mit einem Klick. Niemand hat dauerhaft Zugriff.',
  'onboarding.add.join': 'Einem Cluster beitreten',
  'onboarding.add.joinHint':
    'Jemand hat Ihnen einen Link geschickt, der mit daypass://join beginnt.',
  'onboarding.add.known': 'Weiteren Benutzer anmelden',
  'onboarding.add.knownHint': 'Bei einem Cluster, den diese App schon kennt.',
  'onboarding.add.title': 'Profil oder Cluster hinzufügen',
  'onboarding.add.welcome': 'Willkommen bei Daypass',
  'onboarding.cluster.at': '{cluster} unter {address}',
  'onboarding.cluster.otherPorts': 'Andere Ports verwenden',
  'onboarding.cluster.refused': 'Der Cluster ist nicht gestartet',
  'onboarding.cluster.signingIn': 'Anmeldung läuft',
  'onboarding.cluster.slow': 'Der erste Start kann eine halbe Minute dauern.',
  'onboarding.cluster.starting': 'Der Cluster startet',
  'onboarding.create.button': 'Cluster anlegen',
  'onboarding.create.intro':
    'Er läuft, solange Daypass läuft. Seine Zertifizierungsstellen verlassen diesen Computer nie.',
  'onboarding.create.missing':
    'Geben Sie zuerst den Namen des Clusters und Ihren Benutzernamen ein.',
  'onboarding.create.name': 'Name des Clusters',
  'onboarding.create.nameHint': 'Kleinbuchstaben, Ziffern, Punkte und Bindestriche.',
  'onboarding.create.title': 'Cluster anlegen',
  'onboarding.create.user': 'Ihr Benutzername',
  'onboarding.create.userHint': 'Damit verwalten Sie den Cluster.',
  'onboarding.demo.intro':
    'Er erzeugt seine Zertifizierungsstellen und Passwörter auf diesem Computer und meldet Sie dann als alice an.',
  'onboarding.join.address': 'Adresse',
  'onboarding.join.become': 'Sie werden',
  'onboarding.join.check': 'Link prüfen',
  'onboarding.join.cluster': 'Cluster',
  'onboarding.join.compare':
    'Vergleichen Sie den Prüfwert mit dem, den die einladende Person sieht. Ist er gleich, haben Sie sicher den gemeinten Cluster erreicht.',
  'onboarding.join.confirm': 'Der Prüfwert stimmt: {cluster} beitreten',
  'onboarding.join.intro':
    'Fügen Sie den Link ein, den Sie erhalten haben. Er gilt einmal, innerhalb von 15 Minuten.',
  'onboarding.join.leadsTo': 'Das ist das Ziel des Links.',
  'onboarding.join.link': 'Beitrittslink',
  'onboarding.join.linkMissing': 'Fügen Sie zuerst den Link ein.',
  'onboarding.join.pin': 'Prüfwert der Zertifizierungsstelle',
  'onboarding.join.titleNamed': '{cluster} beitreten',
  'onboarding.join.validUntil': 'Link gültig bis',
  'onboarding.known.cluster': 'Cluster',
  'onboarding.known.intro': 'Beide bleiben angemeldet; oben links wechseln Sie zwischen ihnen.',
  'onboarding.known.missing': 'Füllen Sie zuerst beides aus.',
  'onboarding.known.user': 'Benutzername',
  'onboarding.password.again': 'Passwort wiederholen',
  'onboarding.password.choose': 'Passwort wählen',
  'onboarding.password.differ': 'Die beiden Passwörter unterscheiden sich.',
  'onboarding.password.hint': 'Mindestens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'onboarding.password.joinHint':
    'Mindestens {count, plural, one {# Zeichen} other {# Zeichen}}. Sie melden sich künftig damit an.',
  'onboarding.password.label': 'Passwort',
  'onboarding.password.short':
    'Wählen Sie ein Passwort mit mindestens {count, plural, one {# Zeichen} other {# Zeichen}}.',
  'onboarding.signIn.as': 'Als {user} anmelden',
  'onboarding.signIn.button': 'Anmelden',
  'onboarding.signIn.demoHint':
    'Oder geben Sie das Passwort ein, das der Cluster für diesen Demo-Benutzer erzeugt hat.',
  'onboarding.signIn.missing': 'Geben Sie zuerst das Passwort ein.',
  'onboarding.signIn.unreachable': '{cluster} ist nicht erreichbar',
  'onboarding.signIn.unreachableHint':
    'Die App versucht es weiter. Prüfen Sie das Netzwerk, oder wenden Sie sich an den Betreiber des Clusters.',
  'onboarding.signIn.withPassword': 'Mit dem Passwort anmelden',
  'onboarding.step.back': 'Zurück zur Auswahl',
};
