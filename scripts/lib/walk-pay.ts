/** The stops where a customer pays otherwise than in plain cash, and at the accounts of those who pay later. */
import { button, enter, fill, type Tour } from './walk-hands.ts'

/** The last of these sales goes on an account. */
export async function pay({ page, shoot, printer }: Tour): Promise<void> {
  await page.keyboard.press('F2')
  await page.keyboard.press('Alt+m')
  await fill(page, 'Reference', 'QK7XW3')
  await shoot('pay-mobile')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F3')
  await page.keyboard.press('Alt+r')
  await fill(page, 'Amount', '1.50')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Taken already' }).waitFor()
  await button(page, 'USD').click()
  await fill(page, 'Cash received, in USD', '5')
  await shoot('pay-in-parts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await page.keyboard.press('Alt+p')
  await fill(page, 'Per cent off', '25')
  await fill(page, 'Why?', 'Slow line')
  await shoot('pay-discount')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const before = printer.jobs().length
  await page.keyboard.press('F4')
  await page.keyboard.press('Alt+a')
  await page.keyboard.type('acacia')
  await button(page, /Hotel Acacia/).waitFor()
  await shoot('pay-on-account')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await printer.waitForJob(before + 1)
}

export async function customers({ page, shoot }: Tour): Promise<void> {
  await enter(page, 'Customers')
  await button(page, /Hotel Acacia/).click()
  await page.getByRole('region', { name: 'Hotel Acacia' }).waitFor()
  await shoot('customer')
  await button(page, 'Take money').click()
  await fill(page, 'Cash received', '50')
  await shoot('customer-pays')
  await button(page, 'Add a customer').click()
  await shoot('customer-new')
}
