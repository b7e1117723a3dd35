import { loadConfigFile } from '../policy/role-file';
import type { ConfigFile } from '../policy/config-documents';
import access from './access.yaml?raw';
import auditor from './auditor.yaml?raw';
import demoNodes from './demo/nodes.yaml?raw';
import demoUsers from './demo/users.yaml?raw';
import editor from './editor.yaml?raw';
import requester from './requester.yaml?raw';
import reviewer from './reviewer.yaml?raw';

/** The roles that every new cluster starts with. */
export function loadPresetRoles(): ConfigFile {
  return merge([
    loadConfigFile(access, 'presets/access.yaml'),
    loadConfigFile(requester, 'presets/requester.yaml'),
    loadConfigFile(reviewer, 'presets/reviewer.yaml'),
    loadConfigFile(editor, 'presets/editor.yaml'),
    loadConfigFile(auditor, 'presets/auditor.yaml'),
  ]);
}

/** The demo's people and machines; they need the preset roles. */
export function loadDemo(): ConfigFile {
  return merge([
    loadConfigFile(demoUsers, 'presets/demo/users.yaml'),
    loadConfigFile(demoNodes, 'presets/demo/nodes.yaml'),
  ]);
}

function merge(files: readonly ConfigFile[]): ConfigFile {
  return {
    documents: files.flatMap(({ documents }) => documents),
    notes: files.flatMap(({ notes }) => notes),
  };
}
