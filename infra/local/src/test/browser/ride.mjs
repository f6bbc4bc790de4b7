// A whole ride by two people at two browsers, while somebody looks at the map: node ride.mjs BROWSER URL TOKEN
import assert from 'node:assert/strict';
import { isAccessible, openBrowser, press, reach, sees, signIn, type } from './people.mjs';

const [, , executable, url, token] = process.argv;
const browser = await openBrowser(executable, url);

const map = await browser.open(`/#${token}`, 'wide');
const passenger = await browser.open('/phone', 'wide', 'dark');
const driver = await browser.open('/phone', 'narrow');
await isAccessible(passenger, 'sign-in');

await signIn(driver, '081200000001', 'Driver');
await sees(driver, 'Your vehicle');
await isAccessible(driver, 'registration');
await type(driver, 'Plate', 'B 1234 XYZ');
await press(driver, 'Become a driver');
await press(driver, 'Go on duty');
await sees(driver, 'Waiting for passengers');
await isAccessible(driver, 'driver on duty');

await signIn(passenger, '081200000002', 'Passenger');
await sees(passenger, 'Where to?');
await passenger.locator('#map').focus();
for (let times = 0; times < 4; times++) {
  await passenger.keyboard.press('ArrowRight');
}
await press(passenger, 'Destination: the centre of the map');
await isAccessible(passenger, 'passenger with a destination');
await press(passenger, 'Ask for a ride');

// An offer is open for 30 seconds: nothing else is looked at meanwhile.
await press(driver, 'Accept');
await sees(driver, 'Fetch the passenger');
await sees(passenger, 'Your driver is coming');
await passenger.getByText('B 1234 XYZ').waitFor();
await isAccessible(passenger, 'driver on the way');
await (await reach(driver, 'combobox', 'Speed')).selectOption('180 km/h');
await press(driver, 'Drive to the pickup');
await driver.getByText(/^0 m to the pickup/).waitFor();
await press(driver, 'Start the ride');

await sees(driver, 'On the way');
await sees(passenger, 'On the way');
await press(driver, 'Drive to the destination');
await driver.getByText(/^0 m to the destination/).waitFor();
await passenger.reload();
await sees(passenger, 'On the way');
await press(driver, 'We have arrived');

await sees(passenger, 'Please pay');
await isAccessible(passenger, 'payment');
await pay();
await sees(driver, 'Receipt');
await isAccessible(passenger, "passenger's receipt");
await isAccessible(driver, "driver's receipt");
const amounts = await Promise.all([passenger, driver].map((page) => page.locator('.receipt .total').textContent()));
assert.match(amounts[0], /Rp\s*[1-9]/, 'something is paid');
assert.equal(amounts[0], amounts[1], 'both receipts say the same');

await reach(map, 'searchbox', 'Show only events with');
await map.keyboard.type('ride.completed');
await reach(map, 'list', 'Events, newest first');
await map.keyboard.press('Tab');
await map.keyboard.press('Enter');
await map.getByText('paid and over').first().waitFor();
await map.getByText(amounts[0]).first().waitFor();
await isAccessible(map, 'map with a story');
for (const [size, scheme] of [['narrow', 'light'], ['narrow', 'dark'], ['wide', 'dark']]) {
  const other = await browser.open(`/#${token}`, size, scheme);
  await other.locator('.counts b').filter({ hasText: '1' }).first().waitFor();
  await isAccessible(other, `map, ${size}, ${scheme}`);
}

assert.deepEqual(browser.faults, [], 'no page reports a fault');
await browser.close();
console.log('all is well');
process.exit(0);

/** The provider refuses now and then, as providers do: then the passenger tries again. */
async function pay() {
  const receipt = passenger.getByRole('heading', { name: 'Receipt' });
  const refused = passenger.getByText('The payment has failed', { exact: false });
  for (let times = 0; times < 10 && !(await receipt.isVisible()); times++) {
    await press(passenger, 'Pay');
    await refused.waitFor({ state: 'hidden' });
    await receipt.or(refused).waitFor();
  }
}

