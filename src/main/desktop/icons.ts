import { nativeImage, type NativeImage } from 'electron';
import { drawIcon, type IconLook } from './icon-drawing';

/** The icon for a place where it is `size` points large, with a picture for each number of pixels a point. */
function iconImage(size: number, look: IconLook, scales: readonly number[]): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of scales) {
    const { size: width, pixels } = drawIcon(size * scaleFactor, look);
    image.addRepresentation({
      scaleFactor,
      width,
      height: width,
      buffer: nativeImage
        .createFromBitmap(pixels, { width, height: width, scaleFactor: 1 })
        .toPNG(),
    });
  }
  return image;
}

export function trayIcon(platform: string, badge: boolean): NativeImage {
  const template = platform === 'darwin';
  const image = iconImage(platform === 'linux' ? 22 : 16, { badge, template }, [1, 2]);
  image.setTemplateImage(template);
  return image;
}

let drawnWindowIcon: NativeImage | null = null;

/** For the window's lists and notifications; drawn at the first use, which takes some 20 ms. */
export function windowIcon(): NativeImage {
  drawnWindowIcon ??= iconImage(64, { badge: false, template: false }, [1]);
  return drawnWindowIcon;
}
