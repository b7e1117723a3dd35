// Loads the app folder that is given as argument, as the app that comes with Electron's own download does:
//   electron [chromium flags] [-r module]… <folder> [arguments]
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join, resolve } = require('node:path');

// Any, because version and path of an app can be set, but are not among what Electron declares.
const app = /** @type {any} */ (require('electron').app);

function parseArguments() {
  /** @type {string[]} */
  const modules = [];
  const rest = process.argv.slice(1);
  for (;;) {
    const argument = rest.shift();
    if (argument === undefined) return { modules, folder: null };
    if (argument === '-r' || argument === '--require') modules.push(rest.shift() ?? '');
    else if (!argument.startsWith('-')) return { modules, folder: resolve(argument) };
  }
}

/** @param {string} folder */
function load(folder) {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const name = about.productName ?? about.name;
  if (name !== undefined) app.setName(name);
  if (about.version !== undefined) app.setVersion(about.version);
  app.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  Object.defineProperty(process, 'defaultApp', { value: true, configurable: true });
  require(createRequire(join(folder, 'package.json')).resolve(folder));
}

const { modules, folder } = parseArguments();
if (folder === null) {
  console.error('Name the app folder to load: electron <folder>');
  app.exit(1);
} else {
  const fromHere = createRequire(join(process.cwd(), 'package.json'));
  for (const module of modules) require(fromHere.resolve(module));
  load(folder);
}
