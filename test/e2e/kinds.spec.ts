import { callApi } from '../helpers/app/bridge';
import { signInDemoUser } from '../helpers/app/demo';
import { screensOf } from '../helpers/app/screens';
import { expect, test } from './fixtures';

/** A database, a Kubernetes cluster, a role that gives both, and the right to ask for it and to review it. */
const shop = `kind: db
version: v3
metadata:
  name: orders
  labels: { env: prod }
spec:
  protocol: postgres
  uri: localhost:5432
---
kind: kube_cluster
version: v3
metadata:
  name: kube-1
  labels: { env: prod }
spec: {}
---
kind: role
version: v8
metadata:
  name: shop
spec:
  allow:
    db_labels: { env: prod }
    db_users: [reporter, viewer]
    db_names: ['*']
    kubernetes_labels: { env: prod }
    kubernetes_groups: [developers]
    kubernetes_resources:
      - kind: pods
        api_group: ''
        namespace: prod
        name: '*'
        verbs: ['*']
---
kind: role
version: v7
metadata:
  name: requester
spec:
  allow:
    request:
      search_as_roles: [access, shop]
---
kind: role
version: v7
metadata:
  name: reviewer
spec:
  allow:
    review_requests:
      roles: [access, shop]
      preview_as_roles: [access, shop]
`;

test('a database as one user and pods by a pattern: asked for, reviewed, assumed', async ({
  app,
}) => {
  const { page } = app;
  const screens = screensOf(page);
  await screens.startDemo();
  await signInDemoUser(page, 'bob');
  await signInDemoUser(page, 'dana');
  await callApi(page, 'dana', 'config.apply', { yaml: shop, fileName: 'shop.yaml' });

  await screens.become('alice');
  await screens.goTo('Resources');
  await screens.show('Requestable');
  await page.getByRole('button', { name: /^Databases/ }).click();
  await expect(screens.row('orders')).toContainText('Requestable');
  await expect(screens.row('iot')).toHaveCount(0);
  await page.getByRole('button', { name: 'More about orders' }).click();
  await expect(page.getByRole('menu')).toContainText('does not open connections to databases yet');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Request orders', exact: true }).click();
  const panel = page.getByRole('region', { name: 'New request' });
  const users = panel.getByRole('group', { name: 'Database users on orders' });
  await users.getByText('viewer', { exact: true }).click();
  const names = panel.getByRole('group', { name: 'Databases on orders' });
  await names.getByRole('textbox', { name: 'Another database' }).fill('shop');
  await names.getByRole('button', { name: 'Add the database' }).click();
  await expect(names.getByRole('checkbox', { name: 'shop' })).toBeChecked();

  await page.getByRole('button', { name: /^Databases/ }).click();
  await page.getByRole('button', { name: 'Request kube-1', exact: true }).click();
  await panel.getByRole('button', { name: 'Only something inside' }).click();
  const inside = panel.getByRole('form', { name: 'Inside kube-1' });
  await inside.getByRole('textbox', { name: 'Name', exact: true }).fill('web-*');
  await inside.getByRole('button', { name: 'Ask for this' }).click();
  await expect(inside).toContainText('Name the namespace');
  await inside.getByRole('textbox', { name: 'Namespace' }).fill('prod');
  await inside.getByRole('button', { name: 'Ask for this' }).click();
  await expect(panel.getByText('pods web-* in prod', { exact: false }).first()).toBeVisible();
  await screens.send('Looking into slow orders');
  await expect(screens.requestState()).toHaveText('Pending');

  await screens.become('bob');
  await screens.goTo('Requests');
  await screens.openRequest(/alice/);
  const request = page.getByRole('article', { name: 'Request' });
  await expect(request).toContainText('orders as viewer in shop');
  await expect(request).toContainText('pods web-* in prod on kube-1 in the group developers');
  await expect(request.getByRole('list', { name: 'What it gives on orders' })).toContainText(
    'shop',
  );
  await screens.review('Approve', 'Go ahead.');
  await expect(screens.requestState()).toHaveText('Approved');

  await screens.become('alice');
  await screens.goTo('Requests');
  await screens.openRequest(/Approved/);
  await expect(request.getByRole('button', { name: /^Connect/ })).toHaveCount(0);
  await request.getByRole('button', { name: 'Assume' }).click();
  await expect(screens.assumedBar()).toContainText('orders as viewer in shop');
  await screens.goTo('Status');
  await expect(page.getByRole('main')).toContainText('pods web-* in prod on kube-1');
  await screens.drop();
});

test('a condition is completed, corrected where it is wrong, and narrows the list', async ({
  app,
}) => {
  const { page } = app;
  const screens = screensOf(page);
  await screens.startDemo();
  await screens.show('Requestable');
  await expect(screens.row('iot')).toBeVisible();
  await page.getByRole('button', { name: 'Conditions' }).click();
  const condition = page.getByRole('combobox', { name: 'Condition on resources' });
  await expect(condition).toBeFocused();
  await page.keyboard.type('labels.te');
  await expect(page.getByRole('option', { name: /^labels\.test/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(condition).toHaveValue('labels.test');
  await page.keyboard.type(' = "test"');
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('Write == instead of =.');
  await condition.fill('labels.test == "test"');
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect(screens.row('this-computer')).toHaveCount(0);
  await expect(screens.row('iot')).toBeVisible();
});
