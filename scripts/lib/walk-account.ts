/** The stops about one's own account: a new recovery code, a forced change, and coming back with the code. */
import { button, fill, type Tour } from './walk-hands.ts'

/** Answers the recovery code. */
export async function account({ page, shoot }: Tour): Promise<string> {
  await button(page, /^My account/).click()
  await button(page, 'Make a new recovery code').waitFor()
  await shoot('account')
  await button(page, 'Make a new recovery code').click()
  await fill(page, 'Present password', 'practice')
  await page.keyboard.press('Enter')
  await page.getByText('I have written it down').waitFor()
  await shoot('account-recovery-code')
  const code = await page.locator('code').innerText()
  await button(page, 'I have written it down').click()
  await button(page, 'Sign out').click()
  return code
}

export async function forcedChange({ page, shoot }: Tour, password: string): Promise<void> {
  await button(page, /^Zuri/).click()
  await fill(page, 'Password', password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor()
  await shoot('choose-own-password')
  await button(page, 'Sign out').click()
}

export async function recovered({ page, shoot }: Tour, code: string): Promise<void> {
  await button(page, /^Olu/).click()
  await button(page, 'Use the password').click()
  await button(page, 'Forgot the password?').click()
  await fill(page, 'Recovery code', code)
  await fill(page, 'New password', 'three blue doors')
  await fill(page, 'New password again', 'three blue doors')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Write down your recovery code' }).waitFor()
  await shoot('recovery-code')
}
