/** The walk through the Reports room: the day as it stands, a period, and what is behind one of its rows. */
import { button, enter, type Tour } from './walk-hands.ts'

export async function reports({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Reports')
  await page.getByText('Takings by hour').waitFor()
  await shoot('reports-today')
  await page.getByRole('tab', { name: 'Report' }).click()
  await page.getByRole('option').first().waitFor()
  await shoot('reports-by-day')
  await page.locator('label', { hasText: /^Package$/ }).click()
  await page.getByRole('option').first().click()
  await button(page, 'Back to all').waitFor()
  await shoot('reports-behind-a-package')
  await page.getByRole('tab', { name: 'Checks' }).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page.waitForTimeout(400)
  await shoot('reports-checks')
}
