import { quotedNames } from './quoted-names';

/**
 * What is pasted by the page itself (the middle button where the system has that, a menu of the system) comes to
 * `offer` instead of straight to the shell.
 */
export function takeOverPastes(host: HTMLElement, offer: (text: string) => void): void {
  host.addEventListener(
    'paste',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text !== '') offer(text);
    },
    { capture: true },
  );
}

/** Files that are dropped put their names in, and text itself. */
export function takeOverDrops(host: HTMLElement, offer: (text: string) => void): void {
  host.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  host.addEventListener('drop', (event) => {
    event.preventDefault();
    const { dataTransfer } = event;
    const names = [...(dataTransfer?.files ?? [])].map(({ name }) => name);
    const text = names.length > 0 ? quotedNames(names) : dataTransfer?.getData('text/plain');
    if (text) offer(text);
  });
}

/** Tells when a selection was made with the mouse, wherever its button was let go. */
export function takeOverSelections(host: HTMLElement, selected: () => void): void {
  host.addEventListener('mousedown', ({ button }) => {
    if (button !== 0) return;
    // After the terminal itself has heard of it.
    const released = (): void => void setTimeout(selected);
    window.addEventListener('mouseup', released, { once: true });
  });
}
