import type { DocumentReading } from './config-documents';
import { readNode } from './documents/node-document';
import {
  readApp,
  readDatabase,
  readDesktop,
  readKubeCluster,
} from './documents/resource-documents';
import { readReviewRule } from './documents/review-rule-document';
import { readRole } from './documents/role-document';
import { readUser } from './documents/user-document';
import type { YamlDocument, YamlMap } from './yaml-reader';

/** Reads one document of a known kind. */
export type DocumentReader = (
  document: YamlDocument,
  root: YamlMap,
  file: string,
) => DocumentReading;

/** The readers by what stands in `kind:`. */
export const documentReaders: ReadonlyMap<string, DocumentReader> = new Map([
  ['role', readRole],
  ['user', readUser],
  ['node', readNode],
  ['db', readDatabase],
  ['app', readApp],
  ['kube_cluster', readKubeCluster],
  ['windows_desktop', readDesktop],
  ['access_monitoring_rule', readReviewRule],
]);
