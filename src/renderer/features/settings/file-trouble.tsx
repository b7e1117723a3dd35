import { t } from '#shared/i18n/text';
import { isSettingName } from '#shared/ipc/settings';
import { ask } from '../../stores/ask';
import { useApp, useStores } from '../../stores/use-stores';
import { Button } from '../../ui/button';
import { Callout } from '../../ui/callout';

/** What is wrong with the settings file, and what there is to do about it; nothing when nothing is. */
export function FileTrouble() {
  const { actions, bridge, toasts } = useStores();
  const { unreadable, problems, path } = useApp(({ settingsFile }) => settingsFile);
  const begin = async () => {
    const answer = await ask(bridge, 'settings.startAnew', {});
    if (answer.ok) toasts.info(t('settings.file.aside', { path: answer.value.aside }));
    else toasts.error(answer.error);
  };
  if (unreadable !== null)
    return (
      <Callout
        tone="bad"
        title={t('settings.file.unreadable')}
        actions={
          <>
            <Button size="s" onClick={() => void actions.run('settings.openFile', {})}>
              {t('settings.file.open')}
            </Button>
            <Button size="s" onClick={() => void begin()}>
              {t('settings.file.startAnew')}
            </Button>
          </>
        }
      >
        {t('settings.file.untilMended', { reason: unreadable, path })}
      </Callout>
    );
  // What has a row says so in its row.
  const others = problems.filter(
    ({ name }) => !isSettingName(name) || name === 'keyboard.shortcuts',
  );
  if (others.length === 0) return null;
  return (
    <Callout tone="warn" title={t('settings.file.partly')} details={others.map(({ text }) => text)}>
      {t('settings.file.partStays')}
    </Callout>
  );
}
