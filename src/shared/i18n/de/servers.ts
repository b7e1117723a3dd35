import type { servers as english } from '../en/servers';
import type { Translated } from '../translated';

export const servers: Translated<typeof english> = {
  'servers.builtIn': 'eingebaut',
  'servers.byHand.add': 'Server hinzufügen',
  'servers.byHand.address': 'Adresse',
  'servers.byHand.authority': 'Zertifizierungsstelle der Server',
  'servers.byHand.description': 'Beschreibung',
  'servers.byHand.form': 'Server hinzufügen',
  'servers.byHand.hostKey': 'Host-Schlüssel',
  'servers.byHand.hostKeyExample': 'ssh-ed25519 AAAA …',
  'servers.byHand.hostKeyHint':
    'Die Zeile in /etc/ssh/ssh_host_ed25519_key.pub auf dem Server. Jeder andere Schlüssel wird abgewiesen.',
  'servers.byHand.known':
    '<strong>{name}</strong> ist dem Cluster bekannt. Legen Sie auf dem Server beide Texte dort ab, wo sie hingehören, und laden Sie sshd neu; dann kann er angefragt werden.',
  'servers.byHand.nameExample': 'web-1',
  'servers.byHand.port': 'Port',
  'servers.byHand.portRange': 'Ein Port ist eine Zahl von 1 bis 65535.',
  'servers.byHand.sshdConfig': 'Zeilen für sshd_config',
  'servers.byHand.title': 'Server von Hand hinzufügen',
  'servers.changedKey.body':
    'Wenn niemand den Schlüssel geändert hat, steht womöglich ein anderer Rechner an seiner Stelle: Weisen Sie ihn weiter ab, und sehen Sie auf dem Server nach.',
  'servers.changedKey.compare': 'Vergleichen und bestätigen',
  'servers.changedKey.how':
    'Vergleichen Sie ihn auf dem Server selbst: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub. Ein abweichender Schlüssel gehört zu einem anderen Rechner.',
  'servers.changedKey.known': 'Bekannt',
  'servers.changedKey.question': 'Dem neuen Host-Schlüssel von {name} vertrauen?',
  'servers.changedKey.refuse': 'Weiter abweisen',
  'servers.changedKey.shown': 'Jetzt gezeigt',
  'servers.changedKey.title': 'Er antwortet mit einem anderen Host-Schlüssel und wird abgewiesen',
  'servers.changedKey.trust': 'Er ist gleich: vertrauen',
  'servers.command.address': 'Adresse des Clusters',
  'servers.command.addressExample': 'daypass.example.com:7443',
  'servers.command.addressHint':
    'Wo Server ihn erreichen, falls das nicht die Adresse ist, die diese App verwendet.',
  'servers.command.addressUnreadable': 'Geben Sie host:port ein, etwa daypass.example.com:7443.',
  'servers.command.arrived': '{name} ist aufgenommen',
  'servers.command.does':
    'Er installiert die Zertifizierungsstelle dieses Clusters, prüft die Konfiguration von sshd, bevor sie gilt, und meldet den Host-Schlüssel. Hängen Sie --dry-run an, um zu sehen, was er tun würde; rückgängig machen Sie ihn mit sudo daypass-node remove.',
  'servers.command.explanation':
    'Ein Server mit OpenSSH und curl tritt mit einem einzigen Befehl bei, und niemand muss Schlüssel kopieren.',
  'servers.command.label': 'Befehl',
  'servers.command.labelsHint':
    'Jeder Server, der mit diesem Befehl aufgenommen wird, bekommt sie und kann sie nicht ändern.',
  'servers.command.left': 'Er funktioniert noch {time}.',
  'servers.command.life': 'Gültig für',
  'servers.command.lifeHint': 'Danach nützt er niemandem mehr.',
  'servers.command.loopback':
    'Der Cluster wird hier unter {address} erreicht, also auf diesem Computer selbst: Der Befehl funktioniert nur auf diesem Computer. Nennen Sie für andere Rechner eine Adresse, die sie erreichen.',
  'servers.command.make': 'Befehl erstellen',
  'servers.command.names': 'Namen',
  'servers.command.namesExample': 'web-*',
  'servers.command.namesHint':
    'Server mit anderen Namen werden abgewiesen. Der Name eines Servers ist sein Hostname.',
  'servers.command.namesUnreadable':
    'Geben Sie einen Namen wie web-* ein, wobei * für beliebigen Text steht.',
  'servers.command.over': 'Er funktioniert nicht mehr.',
  'servers.command.run':
    'Führen Sie ihn auf dem Server aus, in einer Shell, die sudo verwenden darf. Behalten Sie ihn für sich: Er enthält ein Geheimnis.',
  'servers.command.takeBack': 'Befehl zurückziehen',
  'servers.command.takenBack': 'Der Befehl funktioniert nicht mehr',
  'servers.command.title': 'Server aufnehmen',
  'servers.command.tooOld': 'Der Befehl ist inzwischen zu alt. Erstellen Sie einen neuen.',
  'servers.command.useTunnel':
    'Der Cluster kann diesen Server nicht erreichen (NAT, Firewall): Server soll einen Tunnel halten',
  'servers.command.uses': 'Server',
  'servers.command.usesHint': 'So viele lassen sich damit aufnehmen.',
  'servers.command.usesRange': 'Geben Sie eine Zahl von 1 bis {most, number} ein.',
  'servers.command.waiting': 'Warten auf den Server …',
  'servers.empty.body':
    'Jeder Rechner mit OpenSSH kann beitreten. Nehmen Sie einen mit einem Befehl auf, den Sie auf ihm ausführen: Er installiert, was nötig ist, und meldet Schlüssel und Labels des Rechners. Danach wird hier Zugriff auf ihn angefragt.',
  'servers.empty.title': 'Noch keine Server',
  'servers.enrol': 'Server aufnehmen …',
  'servers.hostKey': 'Host-Schlüssel <code>{fingerprint}</code>',
  'servers.labels.example': 'env=test, team=web',
  'servers.labels.label': 'Labels',
  'servers.labels.unreadable': '„{text}“ ist kein Label. Schreiben Sie name=wert.',
  'servers.report.at': 'zuletzt gemeldet {when}',
  'servers.report.byHand': 'von Hand hinzugefügt, meldet sich daher nicht',
  'servers.report.none': 'hat sich noch nicht gemeldet',
  'servers.title': 'Server',
  'servers.tunnel': 'über einen eigenen Tunnel',
};
