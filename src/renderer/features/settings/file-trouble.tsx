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
    if (answer.ok) toasts.info(`The old settings file is kept as ${answer.value.aside}`);
    else toasts.error(answer.error);
  };
  if (unreadable !== null)
    return (
      <Callout
        tone="bad"
        title="The settings file cannot be read"
        actions={
          <>
            <Button size="s" onClick={() => void actions.run('settings.openFile', {})}>
              Open it
            </Button>
            <Button size="s" onClick={() => void begin()}>
              Put it aside and begin anew
            </Button>
          </>
        }
      >
        {unreadable} Until it is mended the usual settings count, and none can be changed here. It
        is left as it is: {path}
      </Callout>
    );
  // What has a row says so in its row.
  const others = problems.filter(
    ({ name }) => !isSettingName(name) || name === 'keyboard.shortcuts',
  );
  if (others.length === 0) return null;
  return (
    <Callout
      tone="warn"
      title="A part of the settings file has no effect"
      details={others.map(({ text }) => text)}
    >
      It stays in the file until you take it out.
    </Callout>
  );
}
