import { useEffect, useRef, useState } from 'react';
import { ask } from '../../../stores/ask';
import { useSetting, useStores } from '../../../stores/use-stores';
import {
  terminalScreen,
  type Surroundings,
  type TerminalChoices,
  type TerminalScreen,
} from '../terminal-screen';
import { pasteRisk, type PasteRisk } from './paste';

/** A text that the person is asked about before it is pasted. */
export interface PendingPaste {
  readonly text: string;
  readonly risk: PasteRisk;
  /** @param text what is pasted; `null` nothing */
  readonly answer: (text: string | null) => void;
}

function useChoices(): TerminalChoices {
  return {
    fontSize: useSetting('terminals.fontSize'),
    cursor: useSetting('terminals.cursor'),
    cursorBlinks: useSetting('terminals.cursorBlinks'),
    scrollbackLines: useSetting('terminals.scrollbackLines'),
    ligatures: useSetting('terminals.ligatures'),
    graphicsCard: useSetting('terminals.graphicsCard'),
    copyOnSelect: useSetting('terminals.copyOnSelect'),
  };
}

/** Shows a tab's terminal in `element`, and what it asks of the person meanwhile. */
export function useTerminalScreen(id: string) {
  const { terminals, bridge, actions, keyboard, broadcast } = useStores();
  const warns = useSetting('terminals.pasteWarning');
  const choices = useChoices();
  const element = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<TerminalScreen | null>(null);
  const [pending, setPending] = useState<PendingPaste | null>(null);
  const [target, setTarget] = useState<string | null>(null);

  /** Asks, where something speaks against it and the person wants to be asked. */
  const mayPaste = useRef<Surroundings['mayPaste']>(null);
  useEffect(() => {
    mayPaste.current = (text, isBracketed) => {
      const risk = warns ? pasteRisk(text, isBracketed) : null;
      if (risk === null) return Promise.resolve(text);
      return new Promise((resolve) =>
        setPending({
          ...{ text, risk },
          answer: (answered) => {
            setPending(null);
            resolve(answered);
          },
        }),
      );
    };
  }, [warns]);

  useEffect(() => {
    const link = terminals.link(id);
    if (!element.current || !link) return undefined;
    const shown = terminalScreen(link);
    setScreen(shown);
    return shown.attach(element.current, {
      copy: (text) => void actions.run('clipboard.write', { text }),
      readClipboard: async () => {
        const answer = await ask(bridge, 'clipboard.read', {});
        return answer.ok ? answer.value.text : '';
      },
      wants: keyboard.wants,
      send: (text) => broadcast.send(id, text),
      mayPaste: async (text, isBracketed) => (await mayPaste.current?.(text, isBracketed)) ?? null,
      pointAt: setTarget,
      openLink: (address) => void actions.run('link.open', { address }),
    });
  }, [terminals, bridge, actions, keyboard, broadcast, id]);

  useEffect(() => screen?.choose(choices));
  return { element, screen, pending, target };
}
