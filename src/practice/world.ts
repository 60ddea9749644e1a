/** The practice world: one simulated router and one simulated printer, on real sockets of this computer. */
import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import { startPracticePrinter } from './printer/practice-printer.ts'
import { startPracticeRouter } from './router/practice-router.ts'

const HOST = '127.0.0.1'

/** The simulated router's own admin, by whom it can be set up anew; the wizard says so in practice. */
const PRACTICE_ADMIN = { username: 'admin', password: 'practice' }

/** Starts both; the printer keeps its paper (bytes and pictures) in `paper` under the folder. */
export async function startPracticeWorld(folder: string) {
  const username = 'teller'
  const password = randomBytes(12).toString('base64url')
  const serial = randomBytes(4).toString('hex').toUpperCase()
  const crowd = { seed: randomInt(2 ** 31) }
  const router = await startPracticeRouter({
    username,
    password,
    serial,
    identity: 'Practice',
    admin: PRACTICE_ADMIN,
    crowd,
  })
  // Its login page is on this computer, and the codes that tickets carry are to work there.
  router.become('/ip/hotspot/profile', { 'hotspot-address': HOST, 'login-by': 'cookie,http-chap,http-pap' })
  const printer = await startPracticePrinter({ paperMm: 80, out: join(folder, 'paper') })
  return {
    router: {
      host: HOST,
      port: router.port,
      username,
      password,
      serial,
      loginHost: `${HOST}:${router.portalPort}`,
      discoveryPort: router.discoveryPort,
    },
    printer: { host: HOST, port: printer.port, paperMm: 80 as const },
    withPast: true,
    close: async () => {
      await Promise.all([router.close(), printer.close()])
    },
  }
}
