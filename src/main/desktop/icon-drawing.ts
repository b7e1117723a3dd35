/** A square picture, four bytes a pixel in the order blue, green, red, alpha, as Electron takes bitmaps. */
export interface Bitmap {
  readonly size: number;
  readonly pixels: Buffer;
}

export interface IconLook {
  /** A dot in the corner: something waits. */
  readonly badge: boolean;
  /** One colour on nothing, for macOS, which paints template images itself. */
  readonly template: boolean;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The accent of the window's light theme. */
const indigo: Colour = [63, 87, 211, 255];
const white: Colour = [255, 255, 255, 255];
const black: Colour = [0, 0, 0, 255];
const amber: Colour = [245, 158, 11, 255];
const clear: Colour = [0, 0, 0, 0];

/** Samples a side within each pixel, so that edges are smooth. */
const samples = 4;

/**
 * Draws the app's mark, a pass with a notch on either side and a perforation, at any size. Drawn rather than
 * stored, so that each screen's scale gets its own sharp picture.
 */
export function drawIcon(size: number, look: IconLook): Bitmap {
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [red, green, blue, alpha] = pixelAt(x, y, size, look);
      pixels.set([blue, green, red, alpha], (y * size + x) * 4);
    }
  }
  return { size, pixels };
}

/** The mean of the colours under one pixel, premultiplied by their opacity. */
function pixelAt(x: number, y: number, size: number, look: IconLook): Colour {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let row = 0; row < samples; row++) {
    for (let column = 0; column < samples; column++) {
      const u = (x + (column + 0.5) / samples) / size;
      const v = (y + (row + 0.5) / samples) / size;
      const colour = colourAt(u, v, look);
      const share = colour[3] / 255;
      red += colour[0] * share;
      green += colour[1] * share;
      blue += colour[2] * share;
      alpha += colour[3];
    }
  }
  const mean = (total: number) => Math.round(total / samples ** 2);
  return [mean(red), mean(green), mean(blue), mean(alpha)];
}

/** The mark in a square from 0 to 1. */
function colourAt(u: number, v: number, { badge, template }: IconLook): Colour {
  const near = (x: number, y: number, radius: number) => isWithin(u - x, v - y, radius);
  if (badge && near(0.78, 0.22, 0.2)) return template ? black : amber;
  if (badge && near(0.78, 0.22, 0.27)) return clear;
  if (!inPass(u, v) || near(0.06, 0.5, 0.1) || near(0.94, 0.5, 0.1)) return clear;
  if (template) return inPerforation(u, v) ? clear : black;
  return inPerforation(u, v) ? white : indigo;
}

/** Three dashes from top to bottom, where the stub is torn off. */
function inPerforation(u: number, v: number): boolean {
  const dash = Math.abs(((v - 0.292) / 0.16) % 1) < 0.6;
  return Math.abs(u - 0.64) < 0.045 && v > 0.292 && v < 0.71 && dash;
}

/** A rectangle with round corners. */
function inPass(u: number, v: number): boolean {
  const [halfWidth, halfHeight, corner] = [0.44, 0.34, 0.12];
  const dx = Math.max(0, Math.abs(u - 0.5) - (halfWidth - corner));
  const dy = Math.max(0, Math.abs(v - 0.5) - (halfHeight - corner));
  return isWithin(dx, dy, corner);
}

/** Asked for some hundred thousand points while the app starts: without a root, which Math.hypot takes. */
function isWithin(dx: number, dy: number, radius: number): boolean {
  return dx * dx + dy * dy < radius * radius;
}
