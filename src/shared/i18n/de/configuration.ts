import type { configuration as english } from '../en/configuration';
import type { Translated } from '../translated';

export const configuration: Translated<typeof english> = {
  'configuration.actions.create': 'Neu',
  'configuration.actions.delete': 'Gelöscht',
  'configuration.actions.unchanged': 'Unverändert',
  'configuration.actions.update': 'Geändert',
  'configuration.apply.button': 'Datei anwenden',
  'configuration.apply.choose': 'YAML-Datei auswählen',
  'configuration.apply.tooLarge': '{file} ist größer als 1 MB.',
  'configuration.changes.added': 'Hinzugefügt:',
  'configuration.changes.of': 'Änderungen: {document}',
  'configuration.changes.removed': 'Entfernt:',
  'configuration.changes.same': '{count, plural, one {# Zeile} other {# Zeilen}} unverändert',
  'configuration.changes.title': 'Änderungen',
  'configuration.choose': 'Was verwaltet wird',
  'configuration.delete.effect': 'Das gilt sofort, auch für offene Sitzungen.',
  'configuration.delete.refused': 'Das kann jetzt nicht gelöscht werden.',
  'configuration.delete.title': '{document} löschen?',
  'configuration.delete.waiting': 'Der Cluster ermittelt, was sich dadurch ändert.',
  'configuration.document.heading':
    '{kind, select, role {Rolle} user {Benutzer} node {Server} db {Datenbank} app {Anwendung} kube_cluster {Kubernetes-Cluster} windows_desktop {Windows-Desktop} access_monitoring_rule {Prüfregel} other {Dokument}} {name}',
  'configuration.document.named':
    '{kind, select, role {Rolle} user {Benutzer} node {Server} db {Datenbank} app {Anwendung} kube_cluster {Kubernetes-Cluster} windows_desktop {Windows-Desktop} access_monitoring_rule {Prüfregel} other {Dokument}} {name}',
  'configuration.document.new':
    '{kind, select, role {Neue Rolle} user {Neuer Benutzer} node {Neuer Server} db {Neue Datenbank} app {Neue Anwendung} kube_cluster {Neuer Kubernetes-Cluster} windows_desktop {Neuer Windows-Desktop} access_monitoring_rule {Neue Prüfregel} other {Neues Dokument}}',
  'configuration.document.renamed':
    'Dieser Text beschreibt jetzt: {now}. Unverändert bleibt: {before}.',
  'configuration.editor.back': 'Zurück: {kinds}',
  'configuration.editor.hint':
    'Mit Leerzeichen einrücken: Tab führt weiter zu dem, was der Text ändert. Ctrl+S speichert.',
  'configuration.editor.new': 'Neu',
  'configuration.editor.problems': '{count, plural, one {# Problem} other {# Probleme}}',
  'configuration.editor.ready':
    '{count, plural, one {# Dokument} other {# Dokumente}} bereit zum Speichern',
  'configuration.editor.saved': 'Gespeichert',
  'configuration.editor.unsaved': 'Nicht gespeichert',
  'configuration.effects.more':
    'und {count, plural, one {# weitere Änderung} other {# weitere Änderungen}}.',
  'configuration.effects.none': 'Für niemanden ändert sich etwas.',
  'configuration.effects.title': 'Was sich für wen ändert',
  'configuration.export.all': 'Alles als eine Datei kopieren',
  'configuration.export.button': 'Exportieren',
  'configuration.export.everything': 'Alles',
  'configuration.export.these': 'Diese als eine Datei kopieren',
  'configuration.findings.line': 'Zeile {line}',
  'configuration.findings.notes': 'Hinweise',
  'configuration.findings.problems': 'Probleme',
  'configuration.kinds.access_monitoring_rule': 'Prüfregeln',
  'configuration.kinds.app': 'Anwendungen',
  'configuration.kinds.db': 'Datenbanken',
  'configuration.kinds.kube_cluster': 'Kubernetes',
  'configuration.kinds.node': 'Server',
  'configuration.kinds.role': 'Rollen',
  'configuration.kinds.user': 'Benutzer',
  'configuration.kinds.windows_desktop': 'Desktops',
  'configuration.list.empty':
    'Es gibt noch {kind, select, role {keine Rolle} user {keinen Benutzer} node {keinen Server} db {keine Datenbank} app {keine Anwendung} kube_cluster {keinen Kubernetes-Cluster} windows_desktop {keinen Windows-Desktop} access_monitoring_rule {keine Prüfregel} other {kein Dokument}}',
  'configuration.list.emptyHint':
    'Beginnen Sie mit „Neu“, oder wenden Sie eine Datei an, die welche enthält.',
  'configuration.list.find': '{kinds} durchsuchen',
  'configuration.list.findBy': 'Name oder Beschreibung',
  'configuration.list.more': 'Mehr anzeigen',
  'configuration.list.new': 'Neu',
  'configuration.list.noMatch': 'Keine Treffer',
  'configuration.list.noMatchHint': 'Weder ein Name noch eine Beschreibung enthält diese Wörter.',
  'configuration.list.notSavedYet': 'Noch nicht gespeichert',
  'configuration.notices.changed': 'Seit Sie es geöffnet haben, wurde es geändert',
  'configuration.notices.keepMine': 'Meinen Text behalten und vergleichen',
  'configuration.notices.kept': 'Ihr Text ist noch da; gespeichert wurde davon nichts.',
  'configuration.notices.notEnforced': 'Gelesen, aber nicht durchgesetzt',
  'configuration.notices.takeTheirs': 'Den anderen Text nehmen',
  'configuration.notices.unchecked': 'Der Cluster konnte den Text nicht prüfen',
  'configuration.results.label': 'Was der Cluster dazu sagt',
  'configuration.results.same': 'Der Text besagt dasselbe wie das Gespeicherte.',
  'configuration.results.start':
    'Ändern Sie den Text, um zu sehen, was sich dadurch für wen ändern würde.',
  'configuration.start.choose': 'Wählen Sie, womit Sie beginnen.',
  'configuration.start.empty': 'Ein leerer Text',
  'configuration.start.emptyHint':
    'Für ein Dokument, das Sie anderswo haben oder auswendig kennen.',
};
