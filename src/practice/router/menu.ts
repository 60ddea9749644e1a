/** What a menu of the router is made of: a kind of record with properties, defaults and commands, as data. */
import type { RouterState } from './state.ts'
import type { Item, Table } from './table.ts'
import type { Lifetime } from './version.ts'

/** How a value is read from a request. References are kept by id and shown by name, as on a real router. */
export type Kind =
  | { readonly type: 'text' | 'boolean' | 'bytes' | 'address' | 'mac' | 'date' | 'policies' }
  | { readonly type: 'duration' | 'time'; readonly words?: readonly string[] }
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly words?: readonly string[] }
  | { readonly type: 'choice' | 'choices'; readonly of: readonly string[] }
  | { readonly type: 'reference'; readonly menu: string; readonly words?: readonly string[] }

/**
 * One property of a record, as a menu declares it. Without `initial` it is absent until somebody sets it.
 *
 * Whether requests may write it is in the data, by version. A lifetime is for what can only be read.
 */
export type Property = Lifetime & {
  readonly kind: Kind
  readonly initial?: string | ((call: Call) => string)
  /** `add` traps without it. */
  readonly required?: true
  /** Requests may write it, nobody can read it. */
  readonly writeOnly?: true
  /** Shown as `*****` to a caller without the `sensitive` policy. */
  readonly sensitive?: true
  /** What a script's `get` makes of what the API shows, where it is a number of its own. */
  readonly inScripts?: (shown: string) => number
}

/** A property in the version at hand. */
export type Field = Property & { readonly writable: boolean }

/** Who is asking: the API user's name and the policies of their group. */
export type Caller = { readonly name: string; readonly policies: ReadonlySet<string> }

/** A sentence from a client, taken apart. */
export type Request = {
  readonly menu: string
  readonly command: string
  readonly tag: string | undefined
  readonly attributes: ReadonlyMap<string, string>
  readonly queries: readonly string[]
  readonly proplist: readonly string[] | undefined
}

/** One command being run. */
export type Call = {
  readonly table: Table
  readonly request: Request
  readonly caller: Caller
  readonly state: RouterState
}

/** What a command answers: rows (`!re`), a value (`!done =ret=`), and for `listen` more rows until it is cancelled. */
export type Outcome = {
  readonly rows?: readonly Item[]
  readonly ret?: string
  /** Emits until the returned function is called, or until it says itself that it is done. */
  readonly stream?: (emit: (row: Item) => void, done: () => void) => () => void
  /** What happens once the answer is on its way. */
  readonly after?: () => void
}

/** What a command does and which policies it needs; what it accepts is in the data, by version. */
export type Command = {
  readonly needs: readonly string[]
  readonly run: (call: Call) => Outcome
}

/** A command with the arguments it accepts in the version at hand. */
export type MenuCommand = Command & { readonly accepts: ReadonlySet<string> }

/** What a menu does beyond keeping records: the parts the data of real routers cannot tell. */
export type Behaviour = {
  readonly path: string
  readonly properties?: Readonly<Record<string, Property>>
  /** Commands that differ from the usual ones of their name. */
  readonly commands?: Readonly<Record<string, Command>>
  /** What makes two records the same, and what the router says then. */
  readonly unique?: { readonly key: (item: Item) => string; readonly message: string }
  /** The records of a router fresh from its box. */
  readonly builtIn?: (state: RouterState) => readonly Readonly<Record<string, string>>[]
  /** Why a record may not be removed, if so. */
  readonly keeps?: (item: Item, state: RouterState) => string | undefined
  /** Values worked out when the record is read. */
  readonly live?: (item: Item, state: RouterState) => Readonly<Record<string, string>>
}

/** One menu in the version at hand: what its records hold, what its commands accept, and what they do. */
export type Menu = Omit<Behaviour, 'properties' | 'commands'> & {
  /** One unnamed record rather than a list. */
  readonly single: boolean
  readonly properties: ReadonlyMap<string, Field>
  readonly commands: ReadonlyMap<string, MenuCommand>
}
