/** The ticket designer: what is changed shows in the sample, and after Save on the paper that is sold. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { Page } from '@playwright/test'
import { expect, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const sample = (page: Page) => page.getByRole('img', { name: /A sample ticket/ })
const enter = (page: Page, room: string) =>
  page.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name: room }).click()

/** Wider than anything the backend decodes; black on the left, so that its dots are told from its size. */
async function wideLogo(): Promise<Buffer> {
  const canvas = createCanvas(5_000, 500)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 5_000, 500)
  context.fillStyle = '#000'
  for (let x = 0; x < 5_000; x += 500) context.fillRect(x, 0, 250, 500)
  return canvas.encode('png')
}

/** The shades of a picture's dots in one row. */
async function shadesAt(png: Uint8Array, columns: readonly number[], row: number): Promise<string[]> {
  const picture = await loadImage(Buffer.from(png))
  const context = createCanvas(picture.width, picture.height).getContext('2d')
  context.drawImage(picture, 0, 0)
  return columns.map((x) => ((context.getImageData(x, row, 1, 1).data[0] ?? 0) < 128 ? 'black' : 'white'))
}

/** Does something and waits until the sample is another one. */
async function expectRedrawn(page: Page, change: () => Promise<void>): Promise<void> {
  const before = await sample(page).getAttribute('src')
  await change()
  await expect(sample(page)).not.toHaveAttribute('src', before ?? '')
}

test('a designed ticket: edited, seen, saved, sold', async ({ counter: page, router, printer }) => {
  await setUpCounter(page, { router, printer })
  await enter(page, 'Settings')
  await page.getByRole('region', { name: 'Tickets' }).getByRole('button', { name: 'Design' }).click()
  await expect(sample(page)).toBeVisible()

  await expectRedrawn(page, async () => {
    await page.getByRole('button', { name: 'Text', exact: true }).click()
    await page.getByLabel('Words').fill('Karibu sana')
  })
  await expectRedrawn(page, () => page.getByLabel('Français').check())
  await expectRedrawn(page, () => page.getByLabel('Name (SSID)').fill('Baobab-WiFi'))
  const password = page.getByRole('textbox', { name: 'Password' })
  await password.fill('short')
  await expect(button(page, 'Save')).toBeDisabled()
  await password.fill('karibu2026')

  // An arrow keeps the keyboard while its piece moves.
  const up = page.getByRole('button', { name: 'Text: up' })
  await up.focus()
  await expectRedrawn(page, async () => {
    for (let press = 0; press < 3; press++) await page.keyboard.press('Enter')
  })
  await expect(up).toBeFocused()
  await expectRedrawn(page, () => button(page, 'Undo').click())

  // A customer comes: what is not saved yet is still there afterwards.
  await enter(page, 'Sell')
  await enter(page, 'Settings')
  await button(page, 'Design').click()
  await expect(page.getByText('Not saved yet')).toBeVisible()

  await button(page, /^Logo/).click()
  await page.getByLabel('Picture for the logo').setInputFiles({
    name: 'logo.png',
    mimeType: 'image/png',
    buffer: await wideLogo(),
  })
  await expect(page.getByAltText('The logo as it is printed')).toBeVisible()
  await page.getByLabel('Picture for the logo').setInputFiles({
    name: 'logo.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg'),
  })
  await expect(page.getByText('This file is no picture that can be printed')).toBeVisible()

  await button(page, 'Save').click()
  await expect(page.getByText('Tickets are printed like this.', { exact: true })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Printers' })).toBeVisible()
  await enter(page, 'Sell')
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  const { lines, png } = await printer.waitForJob(1)
  expect(lines.join('\n')).toContain('Karibu sana')
  expect(lines.join('\n')).toMatch(/Wi-Fi +Baobab-WiFi/)
  expect(await shadesAt(await png(), [10, 45, 70], 20)).toEqual(['black', 'white', 'black'])
})
