import type { desktopTray as english } from '../en/desktopTray';
import type { Translated } from '../translated';

export const desktopTray: Translated<typeof english> = {
  'desktopTray.allToReview': 'Alle {count, number} zu prüfenden Anfragen',
  'desktopTray.app.quit': 'Daypass beenden',
  'desktopTray.app.show': 'Daypass anzeigen',
  'desktopTray.approvals': '{count, plural, one {# Genehmigung} other {# Genehmigungen}} zu nutzen',
  'desktopTray.asProfile': '{label} (als {user})',
  'desktopTray.assumed': 'Zugriff ist übernommen',
  'desktopTray.connect': 'Verbinden: {what}, noch {left}',
  'desktopTray.drop': 'Übernommenen Zugriff ablegen',
  'desktopTray.dropAll': 'Allen übernommenen Zugriff ablegen',
  'desktopTray.dropWithTime': 'Übernommenen Zugriff ablegen, noch {left}',
  'desktopTray.from': 'Ab {start}: {what}',
  'desktopTray.liveSessions':
    '{count, plural, one {# laufende Sitzung} other {# laufende Sitzungen}}',
  'desktopTray.quiet.isOn': 'Nicht stören: ein',
  'desktopTray.quiet.isOnUntil': 'Nicht stören: ein bis {end}',
  'desktopTray.quiet.tooltip': 'nicht stören',
  'desktopTray.reconnecting':
    '{count, plural, one {# Sitzung wird} other {# Sitzungen werden}} neu verbunden',
  'desktopTray.review': 'Prüfen: {requester} bittet um {what}',
  'desktopTray.reviews': '{count, plural, one {# Prüfung wartet} other {# Prüfungen warten}}',
  'desktopTray.session.named': '{login} auf {machine}',
  'desktopTray.session.only': 'Sitzung: {session}',
  'desktopTray.session.reconnecting': '{login} auf {machine}, wird neu verbunden',
};
