/** The connection breaks in the middle of a sale: the cashier is told, asks again, and it was sold once. */
import { expect, OWNER_PIN, test } from './support/counter-test.ts'
import { setUpCounter } from './support/first-run.ts'

test('an answer that got lost is asked for again, and nothing is sold twice', async ({
  counter: page,
  router,
  printer,
}) => {
  await setUpCounter(page, { router, printer })
  let isBreaking = false
  await page.routeWebSocket('**/bridge', (socket) => {
    const backend = socket.connectToServer()
    socket.onMessage((message) => {
      backend.send(message)
      if (isBreaking && String(message).includes('sale.sell')) void socket.close({ code: 1011 })
    })
  })
  const signIn = async () => {
    await page.getByRole('button', { name: /^Rosa/ }).click()
    await page.keyboard.type(OWNER_PIN)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /1 hour/ }).first()).toBeVisible()
  }
  // The route holds for sockets opened from now on.
  await page.reload()
  await signIn()

  isBreaking = true
  await page.keyboard.press('F1')
  await page.keyboard.press('Enter')
  await printer.waitForJob(1)
  isBreaking = false
  await signIn()
  await expect(page.getByText('No answer yet')).toBeVisible()
  await page.getByRole('button', { name: /Ask again/ }).click()
  await expect(page.getByText('Nothing to give back')).toBeVisible()
  expect(router.users()).toHaveLength(1)
  expect(printer.jobs()).toHaveLength(1)
})
