import type { Terminal } from '@xterm/xterm';

/** Names of what draws by the processor where there is no graphics card, or none that may be used. */
const softwareRenderer = /swiftshader|llvmpipe|softpipe|basic render/i;

/** Whether a graphics card draws. By the processor, plain elements of the page are faster and take less memory. */
function hasGraphicsCard(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = names && context.getParameter(names.UNMASKED_RENDERER_WEBGL);
  // The page has few contexts; this one is needed no more.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !(typeof name === 'string' && softwareRenderer.test(name));
}

let known: boolean | null = null;

/**
 * Lets a graphics card draw the terminal where there is one. Whatever goes wrong with it, now or later, leaves the
 * terminal as it draws by itself.
 *
 * @returns what takes it back
 */
export function drawByGraphicsCard(terminal: Terminal): () => void {
  known ??= hasGraphicsCard();
  if (!known) return () => undefined;
  let isWanted = true;
  let release = (): void => undefined;
  const load = async (): Promise<void> => {
    const { WebglAddon } = await import('@xterm/addon-webgl');
    if (!isWanted) return;
    const addon = new WebglAddon();
    release = () => addon.dispose();
    addon.onContextLoss(() => {
      release = () => undefined;
      addon.dispose();
    });
    terminal.loadAddon(addon);
  };
  load().catch(() => release());
  return () => {
    isWanted = false;
    release();
  };
}
