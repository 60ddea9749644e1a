import { loadImage } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { pictureTicket } from '../preview.ts'
import { defaultPrinterProfile } from '../profile.ts'
import { sampleTicket } from '../test-tickets.ts'
import { type DriverJob, DriverPrinterPort, type DriverPrinting } from './driver-port.ts'

const ticket = pictureTicket(sampleTicket(), defaultPrinterProfile(58))

/** The system's drivers, with what they were given. */
function drivers(print: () => Promise<void> = async () => {}) {
  const jobs: DriverJob[] = []
  const driver: DriverPrinting = {
    list: async () => ['Receipt'],
    print: (job) => {
      jobs.push(job)
      return print()
    },
  }
  return { jobs, port: (printer = 'Receipt') => new DriverPrinterPort({ driver, printer, paperMm: 58 }) }
}

test('a driver gets the ticket’s picture in its true size, because A4 would be scaled or refused', async () => {
  const { jobs, port } = drivers()
  expect(await port().send('job', ticket, { deadlineMs: 1_000 })).toMatchObject({ outcome: 'accepted' })
  const { width, height } = await loadImage(Buffer.from(jobs[0]?.png ?? []))
  expect(width).toBe(384)
  expect(jobs[0]).toMatchObject({ widthMicrons: 58_000, pictureWidthMicrons: 48_000 })
  expect(jobs[0]?.heightMicrons).toBe(height * 125 + 10_000)
})

test('a driver that is not installed is given nothing', async () => {
  const { jobs, port } = drivers()
  expect(await port('Nobody').send('job', ticket, { deadlineMs: 1_000 })).toMatchObject({
    outcome: 'failed-before-send',
    detail: { code: 'unreachable' },
  })
  expect(jobs).toEqual([])
})

test('a driver that refuses, or says nothing, leaves the ticket uncertain', async () => {
  const refusing = drivers(() => Promise.reject(new Error('no')))
  expect(await refusing.port().send('job', ticket, { deadlineMs: 1_000 })).toMatchObject({ outcome: 'uncertain' })
  const silent = drivers(() => new Promise(() => {}))
  expect(await silent.port().send('job', ticket, { deadlineMs: 100 })).toMatchObject({
    outcome: 'uncertain',
    detail: { code: 'deadline' },
  })
})
