/** Everything one practice router knows: its version, its clock and the records of every menu. */
import { stampOf } from './clock.ts'
import { missingMenu } from './directories.ts'
import type { Menu, MenuCommand } from './menu.ts'
import type { Statement } from './script/syntax.ts'
import { type Change, Table } from './table.ts'
import { noSuchCommand } from './trap.ts'
import { readValue } from './values.ts'
import { parseVersion, type Version } from './version.ts'

/** What a router starts with; texts are byte strings. */
export type StateOptions = {
  readonly version: string
  readonly username: string
  readonly password: string
  /** Another login with every policy. */
  readonly admin?: { readonly username: string; readonly password: string } | undefined
  readonly identity: string
  readonly serial: string
  readonly clock: () => number
  /** What the device may do, from 7.17 on. */
  readonly deviceMode: 'advanced' | 'basic' | 'home'
  /** 0 is a trial; how many hotspot users may be on depends on it. */
  readonly licenceLevel: 1 | 3 | 4 | 5 | 6
  readonly menus: (version: Version) => readonly Menu[]
}

/** The configuration and the running state of one router. */
export class RouterState {
  readonly options: StateOptions
  readonly version: Version
  /** How far `/system/clock set` moved the router's clock. */
  clockOffsetMs = 0
  /** Whether the wall clock is right as far as the router knows: false from a power cut until NTP arrives. */
  synchronised = true
  /** Without power nothing runs and nothing is remembered that was not written down. */
  powered = true
  /** How often it has started. */
  starts = 1
  /** Told of each command a script is about to run, such as `/ip/hotspot/user/set`. */
  beforeCommand: (command: string) => void = () => undefined
  /** Brings the scheduler up to the present; does nothing until there is one. */
  wake: () => void = () => undefined
  /** What `/system/reboot` and `/system/shutdown` do; nothing until there is a power switch. */
  reboot: () => void = () => undefined
  shutDown: () => void = () => undefined
  /** Tells the scheduler that the wall clock was moved. */
  clockMoved: () => void = () => undefined
  /** Runs one of the router's own scripts, such as `on-login`; what goes wrong is in the log. */
  runScript: (source: string, variables: Readonly<Record<string, string>>) => void = () => undefined
  /** The scripts read so far, by their text. */
  readonly scripts = new Map<string, Statement[]>()
  /** The `:global` variables of scripts, until the next start. */
  readonly globals = new Map<string, unknown>()
  bootedAt: number
  #moment: number | undefined
  readonly #tables = new Map<string, Table>()
  readonly #listeners = new Set<(change: Change) => void>()

  constructor(options: StateOptions) {
    this.options = options
    this.version = parseVersion(options.version)
    this.bootedAt = options.clock()
    for (const menu of options.menus(this.version))
      this.#tables.set(menu.path, new Table(menu, (change) => this.#tell(change)))
    for (const table of this.#tables.values()) this.#fill(table)
  }

  /** The router's own wall clock, UTC epoch milliseconds. */
  now(): number {
    return this.ticksMs() + this.clockOffsetMs
  }

  /** Time as it passes, whatever the wall clock is set to: what uptimes are counted with. */
  ticksMs(): number {
    return this.#moment ?? this.options.clock()
  }

  /** Runs something as if it were already, or still, `ticks`. */
  at(ticks: number, action: () => void): void {
    const before = this.#moment
    this.#moment = ticks
    try {
      action()
    } finally {
      this.#moment = before
    }
  }

  /** Writes a line into `/log`, which keeps the newest thousand as the router's memory does. */
  log(topics: string, message: string): void {
    const log = this.table('/log')
    log.add(
      new Map([
        ['time', stampOf(this)],
        ['topics', topics],
        ['message', message],
      ]),
    )
    const [oldest] = log.size > 1000 ? log.items() : []
    if (oldest) log.remove(oldest.get('.id') ?? '')
  }

  /** The records of a menu; a trap when the router has no such menu. */
  table(path: string): Table {
    const table = this.#tables.get(path)
    if (!table) throw missingMenu(this.version, path, 'print', this.#tables)
    return table
  }

  /** Whether a path is a command of its own rather than a menu. */
  isCommand(path: string): boolean {
    return this.#tables.get(path)?.menu.commands.has('') ?? false
  }

  /** The menu a command is in, and the command; a trap when there is none of either. */
  command(path: string, name: string): { table: Table; command: MenuCommand } {
    const table = this.#tables.get(path)
    if (!table) throw missingMenu(this.version, path, name, this.#tables)
    const command = table.menu.commands.get(name)
    if (!command) throw noSuchCommand()
    return { table, command }
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
      for (const [name, { kind }] of table.menu.properties) {
        const text = given[name]
        if (text !== undefined) values.set(name, readValue(kind, name, text, this))
      }
      table.add(values, id)
    }
  }
}
