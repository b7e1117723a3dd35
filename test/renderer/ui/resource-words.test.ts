import { expect, it } from 'vitest';
import { resourceText } from '../../../src/renderer/ui/resource-words';

const node = '/example.com/node/b1168402-9340-421a-a344-af66a6675738';

it('calls a resource by its name, and by what is left of its id where that is not known', () => {
  expect(resourceText(node, 'iot')).toBe('iot');
  expect(resourceText(node, undefined)).toBe('b1168402');
});

it.each([
  ['/c/kube:ns:pods/kube-1/prod/web-*', 'pods web-* in prod on kube-1'],
  ['/c/kube:ns:deployments.apps/kube-1/*/*', 'all deployments.apps in any namespace on kube-1'],
  ['/c/kube:cw:nodes/kube-1/ip-1', 'nodes ip-1 on kube-1'],
  ['/c/namespace/kube-1/dev', 'everything in dev on kube-1'],
])('%s reads "%s"', (id, text) => {
  expect(resourceText(id, undefined)).toBe(text);
});
