import type { client as english } from '../en/client';
import type { Translated } from '../translated';

export const client: Translated<typeof english> = {
  'client.address.wrong':
    '„{address}“ ist keine Adresse. Schreiben Sie sie als Host:Port, etwa 192.168.1.20:7443.',
  'client.answer.noCluster':
    'Was unter {address} antwortet, spricht nicht wie ein Daypass-Cluster (Status {status}). Prüfen Sie die Adresse.',
  'client.answer.strange':
    'Der Cluster unter {address} hat „{name}“ auf eine Weise beantwortet, die diese App nicht versteht. Läuft auf beiden Seiten dieselbe Version von Daypass?',
  'client.answer.tooLong': 'Der Cluster hat mehr gesendet, als diese App annimmt.',
  'client.audit.otherEvent':
    'Ereignis {sequence} des Audit-Protokolls ist nicht das, das dieser Computer gesehen hat.',
  'client.audit.otherKey':
    'Der Cluster signiert sein Audit-Protokoll mit einem anderen Schlüssel als dem, den dieser Computer zuerst gesehen hat.',
  'client.audit.shorter':
    'Das Audit-Protokoll endet bei Ereignis {now} und hatte zuvor schon Ereignis {before} erreicht.',
  'client.audit.unsigned':
    'Der Cluster hat ein Ende seines Audit-Protokolls gesendet, dessen Signatur nicht stimmt.',
  'client.certificates.clock':
    'Die Zertifikate waren schon abgelaufen, als sie hier ankamen. Die Uhr dieses Computers zeigt {time}; stellen Sie sie richtig und melden Sie sich wieder an.',
  'client.certificates.unusable':
    'Der Cluster hat Zertifikate gesendet, die diese App nicht verwenden kann. Läuft auf beiden Seiten dieselbe Version von Daypass?',
  'client.cluster.noHostAuthority':
    'Der Cluster „{name}“ hat keine lesbare Zertifizierungsstelle für Hosts gesendet.',
  'client.cluster.noHostKey': 'Der Cluster „{name}“ hat keinen lesbaren Host-Schlüssel gesendet.',
  'client.end.quit': 'Daypass wurde beendet.',
  'client.end.signedOut': 'Sie haben sich abgemeldet.',
  'client.events.tooLong': 'Der Cluster hat ein zu langes Ereignis gesendet.',
  'client.events.unreadable': 'Der Cluster hat ein Ereignis gesendet, das sich nicht lesen lässt.',
  'client.gateway.failed':
    'Die Verbindung zum Gateway unter {gateway} ist fehlgeschlagen. Versuchen Sie es noch einmal.',
  'client.gateway.failedWith':
    'Die Verbindung zum Gateway unter {gateway} ist fehlgeschlagen ({code}). Versuchen Sie es noch einmal.',
  'client.gateway.late': 'Das Gateway unter {gateway} hat nicht rechtzeitig geantwortet.',
  'client.gateway.lost': 'Die Verbindung zum Gateway ist abgebrochen.',
  'client.gateway.refused':
    'Das Gateway hat diese Anmeldung abgelehnt und keinen Grund genannt. Melden Sie sich ab und wieder an, und versuchen Sie es dann noch einmal.',
  'client.gateway.unreachable':
    'Das Gateway unter {gateway} ist nicht erreichbar: Die Verbindung wurde abgelehnt. Läuft der Cluster?',
  'client.gateway.wrongHostKey':
    'Was unter {gateway} antwortet, ist nicht das Gateway des Clusters: Sein Host-Schlüssel ist {shown}, erwartet wurde {expected}. Die Verbindung wurde getrennt, bevor etwas gesendet wurde. Melden Sie das der Verwaltung des Clusters.',
  'client.input.field': '„{field}“: {problem}.',
  'client.input.whole': 'Die Eingabe: {problem}.',
  'client.key.cannotWrite':
    '{path} lässt sich nicht schreiben ({code}). Wählen Sie einen anderen Ordner.',
  'client.key.isThere':
    '{path} ist bereits vorhanden und wird nicht ersetzt. Wählen Sie einen anderen Ordner.',
  'client.key.notWhole': '{path} ist kein vollständiger Pfad. Wählen Sie einen anderen Ordner.',
  'client.key.otherKey':
    'Der Cluster hat ein Zertifikat gesendet, das nicht zu diesem Schlüssel gehört.',
  'client.network.cut':
    '{address} ist nicht erreichbar: Die Verbindung wurde getrennt. Startet der Cluster gerade neu? Versuchen Sie es noch einmal.',
  'client.network.early':
    '{address} ist nicht erreichbar: Das Zertifikat des Servers gilt noch nicht. Prüfen Sie die Uhren beider Computer.',
  'client.network.expired':
    '{address} ist nicht erreichbar: Das Zertifikat des Servers ist abgelaufen. Prüfen Sie die Uhren beider Computer.',
  'client.network.failed':
    '{address} ist nicht erreichbar: Die Verbindung ist fehlgeschlagen. Versuchen Sie es noch einmal.',
  'client.network.failedWith':
    '{address} ist nicht erreichbar: Die Verbindung ist fehlgeschlagen ({code}). Versuchen Sie es noch einmal.',
  'client.network.noHost':
    '{address} ist nicht erreichbar: Diesen Host gibt es nicht. Prüfen Sie die Adresse.',
  'client.network.noLookup':
    '{address} ist nicht erreichbar: Der Name ließ sich nicht auflösen. Prüfen Sie Ihr Netzwerk.',
  'client.network.noTls':
    '{address} ist nicht erreichbar: Was dort antwortet, spricht TLS nicht so, wie ein Daypass-Cluster es tut. Prüfen Sie die Adresse.',
  'client.network.noWay':
    '{address} ist nicht erreichbar: Zu dieser Adresse führt kein Weg. Prüfen Sie Ihr Netzwerk.',
  'client.network.refused':
    '{address} ist nicht erreichbar: Die Verbindung wurde abgelehnt. Läuft der Cluster?',
  'client.network.silent':
    '{address} ist nicht erreichbar: Es kam keine Antwort. Prüfen Sie die Adresse und Ihr Netzwerk.',
  'client.network.untrusted':
    'Was unter {address} antwortet, ist nicht der Cluster, dem Sie beigetreten sind: Sein Zertifikat stammt nicht von der Zertifizierungsstelle mit dem gemerkten Prüfwert. Es wurde nichts gesendet. Fragen Sie die Verwaltung des Clusters, bevor Sie sich wieder anmelden.',
  'client.notice.assumedEnded': 'Der Zugriff, den Sie übernommen hatten, ist beendet.',
  'client.notice.gaveBack': 'Sie haben diesen Zugriff zurückgegeben.',
  'client.notice.keysAreGone':
    'Schlüssel liegen nur im Arbeitsspeicher; deshalb melden Sie sich nach jedem Start von Daypass neu an.',
  'client.notice.locked':
    '{by, select, cluster {Der Cluster} other {{name}}} hat den Zugriff gesperrt, den Sie übernommen hatten. {lock}',
  'client.notice.regularIsBack': '{notice} Ihr regulärer Zugriff gilt wieder.',
  'client.notice.revoked':
    '{by, select, cluster {Der Cluster} other {{name}}} hat den Zugriff widerrufen, den Sie übernommen hatten.',
  'client.notice.revokedWhy':
    '{by, select, cluster {Der Cluster} other {{name}}} hat den Zugriff widerrufen, den Sie übernommen hatten („{reason}“).',
  'client.process.failed': 'In Daypass ist etwas schiefgegangen.',
  'client.profile.unknown': 'Dieses Profil ist hier nicht mehr bekannt. Melden Sie sich neu an.',
  'client.session.closed': 'Sie haben diese Sitzung geschlossen.',
  'client.session.ended': 'Die Sitzung ist beendet.',
  'client.session.exit': 'Die Shell endete mit dem Exit-Code {exitCode}.',
  'client.session.gone': 'Diese Sitzung gibt es nicht mehr.',
  'client.session.isThere': 'Es gibt bereits eine Sitzung mit dieser ID.',
  'client.session.noPort': 'Eine Sitzung braucht einen Port für ihre Bytes.',
  'client.session.noShell': 'Der Server hat keine Shell geöffnet: {problem}',
  'client.session.notOpened': 'Die Sitzung konnte nicht geöffnet werden.',
  'client.session.signal': 'Die Shell wurde durch das Signal {signal} beendet.',
  'client.session.stoppedTrying': 'Sie haben das erneute Verbinden beendet.',
  'client.signIn.ended': 'Ihre Anmeldung ist abgelaufen. Melden Sie sich wieder an.',
  'client.signIn.first': 'Melden Sie sich zuerst als {user} an.',
  'client.signIn.otherId':
    'Der Cluster unter {address} nennt eine andere ID als sein Zertifikat; deshalb wurde ihm nichts gesendet. Fragen Sie die Verwaltung des Clusters.',
  'client.signIn.unknown': 'Der Cluster kennt diese Anmeldung nicht mehr. Melden Sie sich an.',
  'client.terminal.connectedAgain': 'Um {time} erneut verbunden. Dies ist eine neue Shell.',
  'client.terminal.lost': 'Verbindung um {time} abgebrochen.',
  'client.terminal.reconnected':
    'Um {time} wieder verbunden. Dies ist eine neue Shell: Was in der alten lief, endete mit der Verbindung.',
  'client.terminal.trying': 'Verbindet erneut … (Versuch {attempt, number})',
  'client.terminal.waiting':
    'Verbindet erneut … (Versuch {attempt, number}, nächster in {seconds, number} s)',
  'client.trust.expected': 'Erwarteter Prüfwert der Zertifizierungsstelle: {pin}',
  'client.trust.notApi':
    'Der Server unter {address} hat ein Zertifikat der richtigen Zertifizierungsstelle, aber nicht das der API eines Clusters. Prüfen Sie die Adresse.',
  'client.trust.shown': 'Vom Server gezeigt: {pin}',
  'client.trust.shownForeign':
    'Vom Server gezeigt: {pin}, nicht von dieser Zertifizierungsstelle ausgestellt',
  'client.trust.shownNone': 'Vom Server gezeigt: keiner',
  'client.trust.stranger':
    'Was unter {address} antwortet, ist nicht der Cluster, zu dem Sie eingeladen wurden; deshalb wurde ihm nichts von Ihnen gesendet. Prüfen Sie die Adresse oder bitten Sie um einen neuen Link, wo Sie diesen erhalten haben.',
};
