/** The records of one menu: ids, the duplicate check, and word of every change. */
import type { Menu } from './menu.ts'
import { noSuchItem, Trap } from './trap.ts'

/** One record: property name → value as kept; `.id` first. */
export type Item = ReadonlyMap<string, string>

/** What happened to a record. */
export type Change = { readonly menu: string; readonly id: string; readonly change: 'add' | 'set' | 'remove' }

/** The records of one menu, in the order they were added. */
export class Table {
  readonly menu: Menu
  readonly #items = new Map<string, Item>()
  readonly #keys = new Map<string, string>()
  readonly #names = new Map<string, Set<string>>()
  readonly #changed: (change: Change) => void
  #nextId = 1

  constructor(menu: Menu, changed: (change: Change) => void) {
    this.menu = menu
    this.#changed = changed
  }

  /** All records. */
  items(): Item[] {
    return [...this.#items.values()]
  }

  /** How many records there are. */
  get size(): number {
    return this.#items.size
  }

  /** The number the next id is made of. */
  nextNumber(): number {
    return this.#nextId
  }

  /** The only record of a menu that has one. */
  single(): Item {
    const [item] = this.#items.values()
    if (!item) throw noSuchItem()
    return item
  }

  /** The record with this id. */
  get(id: string): Item | undefined {
    return this.#items.get(id)
  }

  /** The records with this value. */
  where(property: string, value: string): Item[] {
    return this.items().filter((item) => item.get(property) === value)
  }

  /** The records of this name, found without looking at the others. */
  named(name: string): Item[] {
    return [...(this.#names.get(name) ?? [])].flatMap((id) => this.#items.get(id) ?? [])
  }

  /** The record an id or a name stands for. */
  find(idOrName: string): Item {
    const item = this.#items.get(normalId(idOrName)) ?? this.named(idOrName)[0]
    if (!item) throw noSuchItem()
    return item
  }

  /** Adds a record and returns its id; `id` is given for the built-in ones and for sessions. */
  add(values: ReadonlyMap<string, string>, id = `*${this.#nextId.toString(16).toUpperCase()}`): string {
    const item = withoutEmptyComment(new Map([['.id', id], ...values]))
    this.#claim(item)
    this.#keep(id, item)
    const number = Number.parseInt(id.slice(1), 16)
    this.#nextId = Math.max(this.#nextId, (number < 0x1000000 ? number : 0) + 1)
    this.#changed({ menu: this.menu.path, id, change: 'add' })
    return id
  }

  /** Changes a record; an undefined value unsets the property. */
  set(id: string, values: ReadonlyMap<string, string | undefined>): void {
    const before = this.find(id)
    const item = new Map(before)
    for (const [name, value] of values) {
      if (value === undefined) item.delete(name)
      else item.set(name, value)
    }
    withoutEmptyComment(item)
    this.#claim(item)
    this.#release(before, item)
    // Who keeps its name keeps its place among those of that name: the service before its connections.
    if (before.get('name') !== item.get('name')) this.#forgetName(before)
    this.#keep(id, item)
    this.#changed({ menu: this.menu.path, id, change: 'set' })
  }

  /** Adds to counters of a record, if there is one; it counts as no change. */
  tally(id: string, counts: Readonly<Record<string, number>>): void {
    const item = new Map(this.#items.get(id))
    if (item.size === 0) return
    for (const [name, more] of Object.entries(counts))
      item.set(name, String(BigInt(item.get(name) ?? 0) + BigInt(more)))
    this.#items.set(id, item)
  }

  /** Removes a record. */
  remove(id: string): void {
    const item = this.find(id)
    this.#release(item)
    this.#forgetName(item)
    this.#items.delete(id)
    this.#changed({ menu: this.menu.path, id, change: 'remove' })
  }

  /** Puts records, in this order, before another one, or last. */
  move(ids: readonly string[], before: string | undefined): void {
    const rest = [...this.#items.keys()].filter((id) => !ids.includes(id))
    const place = before === undefined || ids.includes(before) ? rest.length : rest.indexOf(before)
    const order = [...rest.slice(0, place), ...ids, ...rest.slice(place)].map((id) => [id, this.find(id)] as const)
    this.#items.clear()
    for (const [id, item] of order) this.#items.set(id, item)
  }

  #keep(id: string, item: Item): void {
    this.#items.set(id, item)
    const name = item.get('name')
    if (name !== undefined) this.#names.set(name, new Set([...(this.#names.get(name) ?? []), id]))
  }

  #forgetName(item: Item): void {
    const name = item.get('name') ?? ''
    const ids = this.#names.get(name)
    ids?.delete(item.get('.id') ?? '')
    if (ids?.size === 0) this.#names.delete(name)
  }

  #claim(item: Item): void {
    const { unique } = this.menu
    if (!unique) return
    const key = unique.key(item)
    const id = item.get('.id') ?? ''
    if ((this.#keys.get(key) ?? id) !== id) throw new Trap(unique.message)
    this.#keys.set(key, id)
  }

  #release(item: Item, successor?: Item): void {
    const { unique } = this.menu
    if (!unique) return
    const key = unique.key(item)
    if (!successor || unique.key(successor) !== key) this.#keys.delete(key)
  }
}

/** No comment is no property, in every menu. */
function withoutEmptyComment(item: Map<string, string>): Map<string, string> {
  if (item.get('comment') === '') item.delete('comment')
  return item
}

const normalId = (text: string): string => (/^\*[0-9a-fA-F]+$/.test(text) ? text.toUpperCase() : text)
