/** The part of the walk through the settings, and through the designer of the café's tickets. */
import { button, enter, type Tour } from './walk-hands.ts'

export async function settings({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Settings')
  await shoot('settings')
  await page.getByRole('heading', { level: 2 }).last().scrollIntoViewIfNeeded()
  await shoot('settings-end')
  await button(page, 'Money').click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await shoot('settings-money')
  await button(page, 'Back').click()
  await button(page, /Change/).click()
  await shoot('settings-printer')
  await button(page, 'Design').click()
  await page.getByRole('img', { name: /A sample ticket/ }).waitFor()
  await shoot('ticket-designer')
  await page.getByRole('button', { name: 'QR code', exact: true }).click()
  await page.getByText('Both', { exact: true }).click()
  await page.getByText('58 mm', { exact: true }).click()
  await page.waitForTimeout(600)
  await shoot('ticket-designer-58')
}
