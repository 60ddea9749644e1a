/** The walk through the Routers room: a second router is added, goes away, is worked on by hand, and is exchanged. */
import { connectRouter } from '../../src/backend/routeros/connect.ts'
import { button, enter, fill, type Tour } from './walk-hands.ts'

export async function routers(tour: Tour): Promise<void> {
  const { page, shoot } = tour
  await enter(page, 'Routers')
  await page.getByText('RouterOS').first().waitFor()
  await shoot('router-overview')
  await examine(tour)
  await addRoof(tour)
  await shoot('routers-all')
  await away(tour)
  await byHand(tour)
  await exchanged(tour)
  await tab(tour, 'Settings')
  await shoot('router-settings')
  await button(page, 'Put out of use').click()
  await page.getByText(/^Put Roof out of use\?/).waitFor()
  await shoot('router-retire')
  await button(page, 'Put it out of use').click()
  await page.getByText('Out of use since').waitFor()
  await shoot('router-retired')
}

const tab = ({ page }: Tour, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
const card = ({ page }: Tour, name: string) =>
  page.getByRole('list', { name: 'Routers of this location' }).getByRole('button', { name: new RegExp(`^${name}`) })

/** Looks the router over, shows what would mend it, and calls a test code back. */
async function examine(tour: Tour): Promise<void> {
  const { page, shoot } = tour
  await tab(tour, 'Doctor')
  await page
    .getByText(/to know/)
    .first()
    .waitFor()
  await shoot('router-doctor')
  await button(page, 'Fix it… Time zone').click()
  await shoot('router-doctor-fix')
  await button(page, 'Run the test').click()
  await page.getByText('Waiting for the router to end it').waitFor()
  await shoot('router-doctor-test-code')
  await button(page, 'Stop the test').click()
  await page.getByText('The test code was removed again.').waitFor()
  await shoot('router-doctor-tested')
}

async function addRoof({ page, shoot, roof }: Tour): Promise<void> {
  await button(page, 'Add a router').click()
  await button(page, 'It is set up already: type its login in').click()
  await fill(page, 'Name', 'Roof')
  await fill(page, 'Address', '127.0.0.1')
  await fill(page, 'API port', String(roof.port))
  await fill(page, 'Router user', 'teller')
  await fill(page, 'Password', 'practice')
  await button(page, 'Test the router').click()
  await page.getByText(/^Connected to/).waitFor()
  await shoot('router-add')
  await button(page, 'Save').click()
  await page.getByRole('heading', { name: 'Roof' }).waitFor()
  await button(page, /^All routers/).click()
  await page.getByText('All 2 are connected').waitFor()
}

/** Sells while the second router is away, and looks at what waits for it. */
async function away(tour: Tour): Promise<void> {
  const { page, shoot, roof } = tour
  await enter(page, 'Sell')
  await page.keyboard.press('F3')
  await page.keyboard.press('Enter')
  await page.getByText('On 2 of 2 routers').waitFor()
  await roof.faults.goOffline()
  for (const key of ['F1', 'F2', 'F4']) {
    await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.getByText('Roof waits').waitFor()
    await page.waitForTimeout(300)
  }
  await shoot('sell-one-router-away')
  await enter(page, 'Routers')
  await page.getByText('1 of 2 are connected').waitFor()
  await tab(tour, 'Waiting')
  await page.getByRole('listbox').focus()
  await page.keyboard.press('ArrowDown')
  await shoot('routers-waiting')
  await card(tour, 'Roof').click()
  await tab(tour, 'Overview')
  await page.getByText('Technical detail').click()
  await shoot('router-away')
  await roof.faults.goOnline()
  await button(page, 'Try now').click()
  await page.getByText('Connected since').waitFor()
}

/** The device breaks, and another one with the same address takes its place. */
async function exchanged(tour: Tour): Promise<void> {
  const { page, shoot, exchangeRoof } = tour
  await tab(tour, 'Overview')
  await exchangeRoof()
  await page.getByText('This is not the router it was before').waitFor({ timeout: 60_000 })
  await shoot('router-other-device')
  await button(page, 'Use it instead').click()
  await button(page, 'Put the codes on it').click()
  await page.getByText('Connected since').waitFor()
  await shoot('router-exchanged')
}

/** Somebody works on the router with its own program; half an hour later it is compared. */
async function byHand(tour: Tour): Promise<void> {
  const { page, shoot, roof, jump } = tour
  await tab(tour, 'Waiting')
  await page.getByText('Nothing waits').waitFor()
  await shoot('router-nothing-waits')
  const login = { host: '127.0.0.1', port: roof.port, username: 'teller', password: 'practice' }
  const admin = await connectRouter(login)
  const [gone, faster, disabled] = roof.users().map((user) => user['.id'] ?? '')
  const users = '/ip/hotspot/user'
  await admin.run(`${users}/remove`, { attributes: { '.id': gone ?? '' } })
  await admin.run(`${users}/set`, { attributes: { '.id': faster ?? '', profile: 'default', password: 'easy' } })
  await admin.run(`${users}/set`, { attributes: { '.id': disabled ?? '', disabled: 'yes' } })
  await admin.run(`${users}/add`, { attributes: { name: 'friend-of-the-boss', password: 'x' } })
  admin.close()
  jump(30)
  await tab(tour, 'Differences')
  await button(page, 'Check now').click()
  await page.getByText('Removed by hand').waitFor()
  await shoot('router-differences')
  await page.getByRole('checkbox').nth(1).check()
  await button(page, 'Put 1 back').scrollIntoViewIfNeeded()
  await shoot('router-differences-chosen')
  await button(page, 'Put all back').click()
  await page.getByText('Removed by hand').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Made by hand' }).getByRole('button', { name: 'Keep all' }).click()
  await button(page, 'Put 1 back').click()
  await button(page, 'Put all back').click()
  await page.getByRole('heading', { name: 'As it was sold' }).waitFor()
  await shoot('router-no-differences')
}
