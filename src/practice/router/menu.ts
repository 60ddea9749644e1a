/** What a menu of the router is made of: a kind of record with properties, defaults and commands, as data. */
import type { RouterState } from './state.ts'
import type { Item, Table } from './table.ts'
import type { Lifetime } from './version.ts'

/** How a value is read from a request. References are kept by id and shown by name, as on a real router. */
export type Kind =
  | { readonly type: 'text' | 'boolean' | 'bytes' | 'address' | 'mac' | 'date' | 'time' | 'policies' }
  | { readonly type: 'duration'; readonly words?: readonly string[] }
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly words?: readonly string[] }
  | { readonly type: 'choice' | 'choices'; readonly of: readonly string[] }
  | { readonly type: 'reference'; readonly menu: string; readonly words?: readonly string[] }

/** One property of a record. Without `initial` it is absent until somebody sets it. */
export type Property = Lifetime & {
  readonly kind: Kind
  readonly initial?: string | ((call: Call) => string)
  /** `add` traps without it. */
  readonly required?: true
  /** The router writes it, requests may not. */
  readonly readOnly?: true
  /** Requests may write it, nobody can read it. */
  readonly writeOnly?: true
  /** Shown as `*****` to a caller without the `sensitive` policy. */
  readonly sensitive?: true
}

/** An argument that is not a property, with the versions that have it. */
export type Argument = string | (Lifetime & { readonly name: string })

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
  readonly stream?: (emit: (row: Item) => void) => () => void
}

/** One command of a menu. */
export type Command = Lifetime & {
  /** Whether the writable properties of the menu are arguments too. */
  readonly takesProperties?: true
  readonly takes: readonly Argument[]
  readonly needs: readonly string[]
  readonly run: (call: Call) => Outcome
}

/** One menu: the path, what its records hold, and what can be done to them. */
export type Menu = {
  readonly path: string
  /** One unnamed record rather than a list. */
  readonly single?: true
  readonly properties: Readonly<Record<string, Property>>
  readonly commands: Readonly<Record<string, Command>>
  /** What makes two records the same, and what the router says then. */
  readonly unique?: { readonly key: (item: Item) => string; readonly message: string }
  /** The records of a router fresh from its box. */
  readonly builtIn?: (state: RouterState) => readonly Readonly<Record<string, string>>[]
  /** Why a record may not be removed, if so. */
  readonly keeps?: (item: Item) => string | undefined
  /** Values worked out when the record is read. */
  readonly live?: (item: Item, state: RouterState) => Readonly<Record<string, string>>
}
