import { copyFileSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './native-packages.mjs';

const licenceFile = /^(licen[cs]e|copying|notice)(\..*)?$/i;
const rule = '-'.repeat(78);

/**
 * The licences of every package that the app is made of, one after the other.
 * @param {string} project
 */
export function thirdPartyNotices(project) {
  const { dependencies } = aboutOf(project, '.');
  const parts = packageFolders(project, Object.keys(dependencies))
    .toSorted((one, other) => one.localeCompare(other))
    .map((folder) => {
      const { name, version, license, licenses } = aboutOf(project, folder);
      // Older packages have a list; those without either say it in their file.
      const named = license ?? licenses?.map((/** @type {any} */ each) => each.type).join(', ');
      const texts = readdirSync(join(project, folder))
        .filter((file) => licenceFile.test(file))
        .map((file) => readFileSync(join(project, folder, file), 'utf8').trim());
      return [rule, `${name} ${version}${named ? ` (${named})` : ''}`, rule, ...texts].join('\n');
    });
  return `Daypass is made of these packages, each under the licence that is named with it.\n\n${parts.join('\n\n')}\n`;
}

/** @param {string} project @param {string} folder */
function aboutOf(project, folder) {
  return JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8'));
}

/**
 * Puts the licences into the folder of a packaged app: ours under the name that packages look for, beside Electron's
 * and the packages'.
 * @param {string} project
 * @param {string} packaged
 */
export function addLicences(project, packaged) {
  renameSync(join(packaged, 'LICENSE'), join(packaged, 'LICENSE.electron.txt'));
  copyFileSync(join(project, 'LICENSE'), join(packaged, 'LICENSE'));
  writeFileSync(join(packaged, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(project));
}
