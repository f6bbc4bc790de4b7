// An operator at the page of the message system: node operations.mjs BROWSER URL KEY
import assert from 'node:assert/strict';
import { isAccessible, openBrowser, press, reach, sees } from './people.mjs';

const [, , executable, url, key] = process.argv;
const browser = await openBrowser(executable, url);

const operator = await browser.open('/operations', 'wide');
await isAccessible(operator, 'operations, sign-in');
await operator.getByLabel('API key', { exact: false }).fill(key);
await operator.keyboard.press('Enter');
await sees(operator, 'Dead messages');
await operator.getByText('the endpoint answered 422').first().waitFor();
await isAccessible(operator, 'operations, wide');

await press(operator, 'Replay the message to +6281200000001');
await operator.getByText('+6281200000001').waitFor({ state: 'detached' });
await press(operator, 'Replay all 1');
await press(operator, 'Leave it');
await operator.getByText('+6281200000002').waitFor();
await press(operator, 'Replay all 1');
await press(operator, 'Replay');
await operator.getByText('None.').waitFor();

await press(operator, 'Pause sending');
await operator.getByText('Paused: nothing is sent.').waitFor();
await press(operator, 'Resume sending');
await operator.getByText('Messages are sent.').waitFor();
await press(operator, 'pause sms-gateway');
await reach(operator, 'button', 'resume sms-gateway');

for (const [size, scheme] of [['narrow', 'light'], ['narrow', 'dark'], ['wide', 'dark']]) {
  const other = await browser.open(`/operations#${key}`, size, scheme);
  await sees(other, 'Dead messages');
  await isAccessible(other, `operations, ${size}, ${scheme}`);
}

await press(operator, 'Forget the key');
await operator.getByLabel('API key', { exact: false }).waitFor();
assert.deepEqual(browser.faults, [], 'no page reports a fault');
await browser.close();
console.log('all is well');
process.exit(0);
