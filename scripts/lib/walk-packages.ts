/** The part of the walk through the packages: the list, one that is added, a price for later, and an outage. */
import { button, enter, fill, type Tour } from './walk-hands.ts'

export async function packages({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Packages')
  await button(page, 'New package').click()
  await fill(page, 'Name', 'Night')
  await page.getByLabel('Time online', { exact: true }).fill('')
  await button(page, 'Save').click()
  await shoot('package-new')
  await fill(page, 'Time online', '8')
  await page.getByLabel(/^Price in/).fill('3')
  await page.getByLabel('Violet').check({ force: true })
  await button(page, 'Save').click()
  await page.getByText('Night is on sale').waitFor()
  await page
    .getByRole('button', { name: /^Night/ })
    .first()
    .click()
  await page.getByLabel(/^New price in/).fill('4')
  await page.getByText('Later', { exact: true }).click()
  await button(page, 'Set the price').click()
  await button(page, 'Withdraw').waitFor()
  await shoot('package')
  await page.keyboard.press('Escape')
  await enter(page, 'Online')
  await page.getByRole('tab', { name: 'Make up for an outage' }).click()
  await button(page, 'Show who was online').click()
  await page.waitForTimeout(500)
  await shoot('outage')
}
