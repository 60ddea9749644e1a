/** What the interfaces tell of themselves. Their counters grow with what the hotspot's customers use; rates are nothing. */

import { writeWall } from './clock.ts'
import { every, readDuration } from './durations.ts'
import type { Call, Command, Outcome } from './menu.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { invalidValue, missing, noMatch } from './trap.ts'

const counters = ['byte', 'packet', 'drop', 'error'].flatMap((what) => [`rx-${what}`, `tx-${what}`])
const rates = ['packets', 'bits', 'drops', 'errors'].flatMap((what) => [
  `rx-${what}-per-second`,
  `tx-${what}-per-second`,
])

const zeros = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '0']))

/** An interface's counters, its address and its sizes; an Ethernet port keeps the name it left the factory with. */
export function liveInterface(item: Item, state: RouterState): Record<string, string> {
  const id = item.get('.id') ?? ''
  const number = Number.parseInt(id.slice(1), 16)
  const up = writeWall(state, state.bootedAt + state.clockOffsetMs)
  return {
    ...zeros(['tx-queue-drop', 'link-downs']),
    ...Object.fromEntries(counters.map((name) => [name, item.get(name) ?? '0'])),
    ...(item.get('type') === 'ether' ? { 'default-name': `ether${number}` } : {}),
    'mac-address': `02:00:5E:00:53:${number.toString(16).padStart(2, '0').toUpperCase().slice(-2)}`,
    'actual-mtu': '1500',
    l2mtu: item.get('l2mtu') ?? '1598',
    'last-link-up-time': `${up.date} ${up.time}`,
  }
}

/** `/interface/monitor-traffic`: once, for a while, or until it is cancelled. */
export const monitorTraffic: Command = { needs: ['read'], run: monitor }

function monitor(call: Call): Outcome {
  const { attributes } = call.request
  const rows = ratesOf(call)
  if (attributes.has('once')) return { rows }
  const interval = period(call, 'interval') ?? 1000
  const duration = period(call, 'duration')
  return {
    stream: (emit, done) => {
      let section = 0
      const tell = () => {
        for (const row of rows) emit(new Map([...row, ['.section', String(section)]]))
        section += 1
        if (duration !== undefined && section * interval >= duration) done()
      }
      tell()
      return every(interval, tell)
    },
  }
}

function ratesOf({ table, request }: Call): Item[] {
  const names = request.attributes.get('interface')
  if (names === undefined) throw missing('interface')
  return names.split(',').map((word) => {
    const item = table.get(word.toUpperCase()) ?? table.named(word)[0]
    if (!item) throw noMatch('interface')
    const row = new Map([['name', item.get('name') ?? ''], ...Object.entries(zeros(rates))])
    const asked = request.proplist
    return asked ? new Map([...row].filter(([name]) => asked.includes(name))) : row
  })
}

function period({ request }: Call, name: string): number | undefined {
  const text = request.attributes.get(name)
  const milliseconds = text === undefined ? undefined : readDuration(text)
  if (text !== undefined && !milliseconds) throw invalidValue(name)
  return milliseconds
}
