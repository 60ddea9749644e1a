/** From first run to a printed, working ticket without touching the mouse. */
import { expect, test } from './support/counter-test.ts'
import { answers } from './support/first-run.ts'
import { pressOn, tabTo, typeInto } from './support/keyboard.ts'
import { readQr } from './support/read-qr.ts'

test('by keyboard alone, from first run to a customer online', async ({ counter: page, router, printer }) => {
  const told = answers({ router, printer })
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const button = (name: string | RegExp) => page.getByRole('button', { name })

  await pressOn(page, button('Set up this counter'))
  await typeInto(page, field('Name of the café'), told.cafe)
  await typeInto(page, field('Currency'), 'EUR')
  await typeInto(page, field('Time zone'), 'Africa/Nairobi')
  await pressOn(page, button('Continue'))
  await typeInto(page, field('Your name'), told.owner)
  await typeInto(page, field('Password'), told.password)
  await typeInto(page, field('Password again'), told.password)
  await typeInto(page, field('PIN'), told.pin)
  await typeInto(page, field('PIN again'), told.pin)
  await pressOn(page, button('Continue'))
  await typeInto(page, field('Address'), told.router.host)
  await typeInto(page, field('API port'), told.router.port)
  await typeInto(page, field('Router user'), told.router.user)
  await typeInto(page, field('Password'), told.router.password)
  await typeInto(page, field('Login page for customers'), told.loginHost)
  await pressOn(page, button('Test the router'))
  await expect(page.getByText(/Connected/)).toBeVisible()
  await pressOn(page, button('Continue'))
  await typeInto(page, field('Address'), told.printer.host)
  await typeInto(page, field('Port'), told.printer.port)
  await pressOn(page, button('Continue'))
  await pressOn(page, button('Finish'))
  await expect(page.getByRole('heading', { name: 'Write down your recovery code' })).toBeVisible()
  await expect(button('Open the counter')).toBeDisabled()
  await pressOn(page, field('I have written it down'), 'Space')
  await page.keyboard.press('Enter')

  await button(/1 hour/).waitFor()
  await page.keyboard.press('F1')
  await tabTo(page, field('Cash received'))
  await page.keyboard.type('5,00')
  await expect(page.getByText('€4.00')).toBeVisible()
  await page.keyboard.press('Enter')

  const job = await printer.waitForJob(1)
  const [user] = router.users()
  expect(user).toMatchObject({ 'limit-uptime': '1h' })
  expect(job.lines.join('\n').replaceAll(' ', '')).toContain(user?.name)
  await expect(page.getByText(/on the router/i).first()).toBeVisible()

  const address = await readQr(await job.png())
  expect(address).toContain(`http://127.0.0.1:${router.portalPort}/login?username=${user?.name}`)
  const answer = await (await fetch(address ?? '')).text()
  expect(answer).toContain('You are logged in')
  expect(router.active()).toEqual([expect.objectContaining({ user: user?.name })])
})
