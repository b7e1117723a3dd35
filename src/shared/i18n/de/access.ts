import type { access as english } from '../en/access';
import type { Translated } from '../translated';

export const access: Translated<typeof english> = {
  'access.bar.blocked': 'Alles andere ist gesperrt, bis Sie den Zugriff ablegen.',
  'access.bar.label': 'Übernommener Zugriff',
  'access.bar.reach': 'Was Sie jetzt erreichen',
  'access.bar.rolesCount': 'Ihre eigenen Rollen gelten weiter.',
  'access.extend.description': 'Für {what}. Ihre Sitzungen laufen weiter, wenn das genehmigt wird.',
  'access.extend.duration': 'Wie viel länger',
  'access.extend.ends': 'Endet am {end}.',
  'access.extend.endsInstead': 'Endet am {end} statt am {before}.',
  'access.extend.longest': 'So lange wie erlaubt',
  'access.extend.longestKnown': 'So lange wie erlaubt: {duration}',
  'access.extend.needs': 'Nötig: {approvals}',
  'access.extend.notChecked': 'Der Cluster hat es noch nicht geprüft.',
  'access.extend.problems': 'Eine Verlängerung ist nicht möglich',
  'access.extend.reasonMissing': 'Geben Sie eine Begründung an; sie ist vorgeschrieben.',
  'access.extend.reasonPlaceholder': 'Warum dauert es länger?',
  'access.extend.title': 'Mehr Zeit anfragen',
  'access.grant.drop': 'Ablegen',
  'access.grant.dropHint':
    'Nicht mehr verwenden; solange der Zugriff gilt, können Sie ihn wieder übernehmen',
  'access.grant.giveBackHint':
    'Den Zugriff endgültig beenden, samt jeder Sitzung, die ihn verwendet',
  'access.grant.left': 'Verbleibende Zeit',
  'access.grant.show': 'Anfrage anzeigen',
  'access.grant.unknown': 'Die Anfrage ist noch nicht bekannt.',
  'access.others.addOrSwitch': 'Hinzunehmen, wechseln',
  'access.others.left': 'noch {left}',
  'access.others.switch': 'Wechseln',
  'access.others.useAsWell': 'Zusätzlich verwenden',
  'access.others.useInstead': 'Stattdessen verwenden',
  'access.release.description':
    'Sie können {what} dann nicht mehr verwenden, und Ihre Sitzungen dort enden innerhalb einer Sekunde. Um den Zugriff wiederzubekommen, müssen Sie ihn neu anfragen.',
  'access.release.title': 'Zugriff zurückgeben?',
  'access.why.ask': 'Fragen',
  'access.why.form': 'Nach anderen fragen',
  'access.why.judgedMine': 'Beurteilt nach dem, was Sie gerade innehaben.',
  'access.why.judgedOther':
    'Beurteilt nach dem dauerhaften Zugriff und den genehmigten Anfragen von {user}.',
  'access.why.login': 'Login',
  'access.why.principal':
    '{type, select, login {Anderer Login} db_user {Datenbankbenutzer} db_name {Datenbank} db_role {Datenbankrolle} kubernetes_group {Kubernetes-Gruppe} kubernetes_user {Kubernetes-Benutzer} other {AWS-Rolle}}',
  'access.why.titleMine': 'Darf ich {name} verwenden?',
  'access.why.titleMineAs': 'Darf ich {name} als {principals} verwenden?',
  'access.why.titleOther': 'Darf {user} {name} verwenden?',
  'access.why.titleOtherAs': 'Darf {user} {name} als {principals} verwenden?',
  'access.why.user': 'Benutzer',
  'access.why.yourself': 'Sie selbst',
};
