import { expect, test } from 'vitest'
import { DrawerPulses } from './drawer.ts'
import type { SendOutcome } from './printer-port.ts'

const CONFIRMED: SendOutcome = {
  outcome: 'confirmed',
  detail: { code: 'confirmed', text: '' },
  status: 'ready',
}

test('each pulse is sent once, with the bytes of its pin', async () => {
  const pulses = new DrawerPulses()
  const sent: number[][] = []
  const outcomes = Promise.all([pulses.add(2), pulses.add(5)])
  const send = async (bytes: Uint8Array) => {
    sent.push([...bytes])
    return CONFIRMED
  }
  await pulses.run(send)
  await pulses.run(send)
  expect(await outcomes).toEqual([CONFIRMED, CONFIRMED])
  expect(sent).toEqual([
    [0x1b, 0x70, 0, 0x19, 0xfa],
    [0x1b, 0x70, 1, 0x19, 0xfa],
  ])
})

test('a drawer does not open when whoever asked for it has long gone, nor after it was refused', async () => {
  let now = 0
  const pulses = new DrawerPulses(() => now)
  const sent: Uint8Array[] = []
  const send = async (bytes: Uint8Array) => {
    sent.push(bytes)
    return CONFIRMED
  }
  const late = pulses.add(2)
  now = 6_001
  await pulses.run(send)
  expect(await late).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'deadline' } })
  const refused = pulses.add(2)
  pulses.refuse('port_closed')
  await pulses.run(send)
  expect(await refused).toMatchObject({ outcome: 'failed-before-send', detail: { code: 'port_closed' } })
  expect(sent).toEqual([])
})
