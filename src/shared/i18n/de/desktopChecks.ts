import type { desktopChecks as english } from '../en/desktopChecks';
import type { Translated } from '../translated';

export const desktopChecks: Translated<typeof english> = {
  'desktopChecks.address.answers': 'Antwortet unter {address}.',
  'desktopChecks.address.checkNetwork': 'Prüfen Sie Netzwerk und VPN, und ob der Cluster läuft.',
  'desktopChecks.address.silent':
    'Unter {address} antwortet nichts: {reason, select, timeout {es hat zu lange gedauert} other {{code}}}. {help}',
  'desktopChecks.address.startAgain':
    'Starten Sie den Cluster neu, und zwar auf anderen Ports, falls ein anderes Programm diese belegt.',
  'desktopChecks.disk.free': '{gigabytes, number, ::.0} GB sind frei.',
  'desktopChecks.disk.tight':
    '{gigabytes, number, ::.0} GB sind frei. Schaffen Sie Platz: Ein Cluster, der nicht schreiben kann, lehnt alles ab.',
  'desktopChecks.disk.unknown': 'Wie viel frei ist, ließ sich nicht feststellen.',
  'desktopChecks.hosted.addresses': 'API unter {api}, Gateway unter {gateway}',
  'desktopChecks.hosted.none': 'keiner',
  'desktopChecks.hosted.state':
    '{name}{demo, select, yes {, die Demo} other {}}: {state, select, running {läuft} starting {wird gestartet} stopped {angehalten} other {fehlgeschlagen}}',
  'desktopChecks.hosted.title': 'Cluster auf diesem Computer',
  'desktopChecks.keychain.absent':
    'Es gibt keinen: Die Schlüssel eines Clusters auf diesem Computer liegen in einer Datei, die nur Ihr Benutzerkonto lesen kann.',
  'desktopChecks.keychain.locked':
    'Gesperrt. Entsperren Sie ihn, bevor Sie einen Cluster starten, dessen Schlüssel er schützt.',
  'desktopChecks.keychain.open':
    'Offen: Er schützt die Schlüssel eines Clusters auf diesem Computer.',
  'desktopChecks.notifications.heldBack':
    'Werden zurückgehalten: „Nicht stören“ ist eingeschaltet, oder es sind Ruhezeiten.',
  'desktopChecks.notifications.none':
    'Dieser Desktop zeigt keine an. Genehmigungen und Prüfungen stehen auf der Seite der Anfragen.',
  'desktopChecks.notifications.shown': 'Erscheinen, sobald etwas geschieht.',
  'desktopChecks.profile.certificate': 'Zertifikat bis {time}',
  'desktopChecks.profile.cluster': 'Cluster unter {address}',
  'desktopChecks.profile.sessions': 'Sitzungen: {states}',
  'desktopChecks.profile.shown': 'angezeigt',
  'desktopChecks.profile.signed-in': 'angemeldet',
  'desktopChecks.profile.signed-out': 'abgemeldet',
  'desktopChecks.profile.title': '{user} auf {cluster}',
  'desktopChecks.profile.unreachable': 'nicht erreichbar',
  'desktopChecks.session.connecting': 'wird verbunden',
  'desktopChecks.session.ended': 'beendet',
  'desktopChecks.session.open': 'offen',
  'desktopChecks.session.reconnecting': 'wird neu verbunden',
  'desktopChecks.settings.changed': 'geändert',
  'desktopChecks.settings.fine': 'Alles darin hat Wirkung.',
  'desktopChecks.ssh.none': 'Es wurde kein ssh gefunden. Die Terminals hier kommen ohne aus.',
  'desktopChecks.title.api': 'API des Clusters auf diesem Computer',
  'desktopChecks.title.cluster': 'Cluster {name}',
  'desktopChecks.title.disk': 'Speicherplatz',
  'desktopChecks.title.gateway': 'Gateway des Clusters auf diesem Computer',
  'desktopChecks.title.keychain': 'Schlüsselbund',
  'desktopChecks.title.notifications': 'Benachrichtigungen',
  'desktopChecks.title.settings': 'Einstellungsdatei',
  'desktopChecks.title.ssh': 'SSH-Werkzeuge',
  'desktopChecks.versions.no': 'nein',
  'desktopChecks.versions.packaged': 'Als Paket',
  'desktopChecks.versions.system': 'System',
  'desktopChecks.versions.yes': 'ja',
};
