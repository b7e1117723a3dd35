import type { presets as english } from '../en/presets';
import type { Translated } from '../translated';

export const presets: Translated<typeof english> = {
  'presets.all.description':
    'Anfragen, die Sie erneut stellen können. Eine geteilte Vorlage steht allen im Cluster zur Verfügung; was sie anfragt, muss trotzdem genehmigt werden.',
  'presets.all.none': 'Noch keine Vorlagen',
  'presets.all.noneHint':
    'Stellen Sie eine Anfrage zusammen, und speichern Sie sie mit dem Lesezeichen darüber.',
  'presets.all.title': 'Vorlagen',
  'presets.name.missing': 'Geben Sie der Vorlage zuerst einen Namen.',
  'presets.row.change': '{name} ändern',
  'presets.row.keep': 'Für sich behalten',
  'presets.row.renameNamed': '{name} umbenennen',
  'presets.row.roles': '{count, plural, one {Rolle {roles}} other {Rollen {roles}}}',
  'presets.row.share': 'Mit allen teilen',
  'presets.row.shared': 'geteilt',
  'presets.row.sharedBy': 'geteilt von {owner}',
  'presets.row.use': 'Verwenden',
  'presets.row.useNamed': '{name} verwenden',
  'presets.save.description':
    'Ressourcen, Rollen, Begründung, Dauer und prüfende Personen werden gespeichert, um dasselbe mit einem Klick wieder anzufragen.',
  'presets.save.form': 'Vorlage',
  'presets.save.placeholder': 'Fehlersuche in Staging',
  'presets.save.replaces': 'Sie haben schon eine Vorlage dieses Namens: Sie wird ersetzt.',
  'presets.save.saved': 'Als {name} gespeichert',
  'presets.save.share': 'Mit allen im Cluster teilen',
  'presets.save.title': 'Als Vorlage speichern',
};
