/** Everything one practice router knows: its version, its clock and the records of every menu. */
import type { Menu } from './menu.ts'
import { type Change, Table } from './table.ts'
import { noSuchMenu } from './trap.ts'
import { readValue } from './values.ts'
import { parseVersion, type Version } from './version.ts'

/** What a router starts with; texts are byte strings. */
export type StateOptions = {
  readonly version: string
  readonly username: string
  readonly password: string
  readonly identity: string
  readonly clock: () => number
  readonly menus: readonly Menu[]
}

/** The configuration and the running state of one router. */
export class RouterState {
  readonly options: StateOptions
  readonly version: Version
  /** How far `/system/clock set` moved the router's clock. */
  clockOffsetMs = 0
  bootedAt: number
  readonly #tables = new Map<string, Table>()
  readonly #listeners = new Set<(change: Change) => void>()

  constructor(options: StateOptions) {
    this.options = options
    this.version = parseVersion(options.version)
    this.bootedAt = options.clock()
    for (const menu of options.menus) this.#tables.set(menu.path, new Table(menu, (change) => this.#tell(change)))
    for (const table of this.#tables.values()) this.#fill(table)
  }

  /** The router's own wall clock, UTC epoch milliseconds. */
  now(): number {
    return this.ticksMs() + this.clockOffsetMs
  }

  /** Time as it passes, whatever the wall clock is set to: what uptimes are counted with. */
  ticksMs(): number {
    return this.options.clock()
  }

  /** The records of a menu; a trap when the router has no such menu. */
  table(path: string): Table {
    const table = this.#tables.get(path)
    if (!table) throw noSuchMenu()
    return table
  }

  /** Calls `listener` on every change until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change)
  }

  #fill(table: Table): void {
    for (const { '.id': id, ...given } of table.menu.builtIn?.(this) ?? []) {
      const values = new Map<string, string>()
      for (const [name, { kind }] of Object.entries(table.menu.properties)) {
        const text = given[name]
        if (text !== undefined) values.set(name, readValue(kind, name, text, this))
      }
      table.add(values, id)
    }
  }
}
