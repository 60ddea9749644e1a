/** A printer that hangs on this computer, chosen and tried in the first run, and found again in Settings. */
import { expect, test } from './support/counter-test.ts'
import { writeDownCode } from './support/first-run.ts'

test.skip(process.platform !== 'linux', 'device files are how Linux reaches printers')

test('a printer by a device file is tried on the spot, set up, and shown with its way and model', async ({
  counter: page,
}) => {
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  const click = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  await click('Set up this counter')
  await fill('Name of the café', 'Café Mañana')
  await fill('Currency', 'EUR')
  await fill('Time zone', 'Africa/Nairobi')
  await click('Continue')
  await fill('Your name', 'Rosa')
  await fill('Password', 'korogocho-7')
  await fill('Password again', 'korogocho-7')
  await fill('PIN', '4711')
  await fill('PIN again', '4711')
  await click('Continue')
  await click('Later')

  await page.getByLabel('How is it connected?').selectOption('USB, directly')
  await fill('Device', '/dev/no-printer')
  await page.getByLabel('Model').selectOption('Xprinter XP-58, POS-58')
  await expect(page.getByLabel('58 mm')).toBeChecked()
  await click('Print a test page')
  await expect(page.getByText('The test page was not printed.')).toBeVisible()
  // It takes everything and says nothing, as the cheapest printers.
  await fill('Device', '/dev/null')
  await click('Print a test page')
  await expect(
    page.getByText('The test page was sent. This printer cannot tell whether it came out: look at it.'),
  ).toBeVisible()

  await click('Continue')
  await click('Finish')
  await writeDownCode(page)
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('button', { name: 'Settings' }))
    .first()
    .click()
  await expect(page.getByText('USB, directly · /dev/null · Xprinter XP-58, POS-58 · 58 mm paper')).toBeVisible()
})
