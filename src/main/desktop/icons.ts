import { nativeImage, type NativeImage } from 'electron';
import { drawIcon, type IconLook } from './icon-drawing';

/** The icon for a place where it is `size` points large, sharp on screens of one and two pixels a point. */
function iconImage(size: number, look: IconLook): NativeImage {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
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
  const image = iconImage(platform === 'linux' ? 22 : 16, { badge, template });
  image.setTemplateImage(template);
  return image;
}

export function windowIcon(): NativeImage {
  return iconImage(128, { badge: false, template: false });
}
