import type { hosting as english } from '../en/hosting';
import type { Translated } from '../translated';

export const hosting: Translated<typeof english> = {
  'hosting.api': 'API',
  'hosting.demoUsers.note': 'Ihre Passwörter sind zufällig und existieren nur auf diesem Computer.',
  'hosting.demoUsers.show': 'Passwort anzeigen',
  'hosting.demoUsers.showOf': 'Passwort von {name} anzeigen',
  'hosting.demoUsers.title': 'Demo-Benutzer',
  'hosting.failure.otherPorts': 'Andere Ports verwenden',
  'hosting.failure.stopped':
    'Er wurde angehalten. Starten Sie ihn wieder, um seine Ressourcen zu nutzen.',
  'hosting.failure.title': 'Der Cluster {name} läuft nicht',
  'hosting.failure.unnamed': 'Der Cluster ist nicht gestartet',
  'hosting.gateway': 'SSH-Gateway',
  'hosting.label': 'Der Cluster {name}',
  'hosting.pin': 'Prüfwert der Zertifizierungsstelle',
  'hosting.restart': 'Cluster neu starten',
  'hosting.state.failed': 'Start fehlgeschlagen',
  'hosting.state.running': 'Läuft hier',
  'hosting.state.starting': 'Startet hier',
  'hosting.state.stopped': 'Angehalten',
  'hosting.unnamed': 'Cluster',
  'hosting.warnings': '{count, plural, one {# Warnung} other {# Warnungen}}',
};
