// People at their browsers: what they do is done with the keyboard, and what they see is watched for faults.
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

export const PATIENCE = 180_000;
const WIDTHS = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Asks whoever runs the test, who can read the database: the code that was sent to a number. */
async function codeSentTo(number) {
  console.log(`code? ${number}`);
  return (await answers.next()).value;
}

export async function openBrowser(executablePath, url) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const faults = [];
  return {
    faults,
    close: () => browser.close(),
    async open(path, size, colorScheme = 'light') {
      const context = await browser.newContext({ viewport: WIDTHS[size], colorScheme, reducedMotion: 'reduce' });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && faults.push(`${path}: ${message.text()}`));
      page.on('pageerror', (fault) => faults.push(`${path}: ${fault.stack}`));
      await page.goto(new URL(path, url).href);
      return page;
    },
  };
}

/** Reaches a control by the Tab key alone. */
export async function reach(page, role, name) {
  const control = page.getByRole(role, { name, exact: true });
  await control.waitFor();
  for (let tabs = 0; tabs < 80; tabs++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      return control;
    }
    await page.keyboard.press('Tab');
  }
  return assert.fail(`${role} "${name}" is not to be reached by the keyboard`);
}

export async function press(page, name) {
  const control = page.getByRole('button', { name, exact: true });
  await control.and(page.locator(':enabled')).waitFor();
  await reach(page, 'button', name);
  await page.keyboard.press('Enter');
}

export async function type(page, label, text) {
  await reach(page, 'textbox', label);
  await page.keyboard.type(text);
}

export const sees = (page, heading) => page.getByRole('heading', { name: heading }).waitFor();

export async function signIn(page, number, role) {
  if (role !== 'Passenger') {
    await reach(page, 'radio', 'Passenger');
    await page.keyboard.press('ArrowDown');
  }
  await type(page, 'Mobile number', number);
  await page.keyboard.press('Enter');
  await sees(page, 'Your code');
  await type(page, 'Six digits', await codeSentTo(number));
  await page.keyboard.press('Enter');
}

/**
 * By the rules of WCAG 2 AA, colour contrast included; and nothing is wider than the window. With SCREENSHOTS set to a
 * folder, a picture of what was looked at is left there.
 */
export async function isAccessible(page, what) {
  if (process.env.SCREENSHOTS) {
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/${what}.png` });
  }
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }));
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes.map(({ target }) => target).join(' and ')}`), []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${what} is ${overflow} pixels wider than the window`);
}
