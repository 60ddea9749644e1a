/** From first run to a printed, working ticket with the mouse alone: the practice way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/counter-test.ts'
import { readQr } from './support/read-qr.ts'

test('by mouse alone, from first run to a practice customer online', async ({ counter: page, folder }) => {
  const click = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  await click(/^Practice/)
  await click(/Ana/)
  for (const digit of '3333') await click(digit)
  await click('Sign in')
  await click('Open the shift')
  await page.getByRole('button', { name: 'Open the shift' }).waitFor({ state: 'detached' })
  await click(/3 hours/)
  await page.getByRole('button', { name: '5', exact: true }).click()
  await click(/Sell & print/)
  await expect(page.getByText('€3.00')).toBeVisible()

  const paper = join(folder, 'data', 'practice', 'paper')
  const pictures = () => (existsSync(paper) ? readdirSync(paper) : []).filter((name) => name.endsWith('.png'))
  await expect.poll(pictures).toHaveLength(1)
  const address = await readQr(readFileSync(join(paper, pictures()[0] ?? '')))
  expect(await (await fetch(address ?? '')).text()).toContain('You are logged in')

  await click(/Leave practice/)
  await expect(page.getByRole('button', { name: 'Set up this counter' })).toBeVisible()
})
