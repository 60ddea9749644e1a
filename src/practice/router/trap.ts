/** What RouterOS says when it will not do a thing: the exact texts and categories of its `!trap` replies. */
import { atLeast, type Version } from './version.ts'

/** A command was refused; `category` is left out where real routers leave it out. */
export class Trap extends Error {
  readonly category: number | undefined
  /** What is said in a `!trap` of its own before this one. */
  readonly before: Trap | undefined

  constructor(message: string, category?: number, before?: Trap) {
    super(message)
    this.name = 'Trap'
    this.category = category
    this.before = before
  }

  /** The reply words after `!trap`; the category, when there is one, stands before the message. */
  words(): string[] {
    const category = this.category === undefined ? [] : [`=category=${this.category}`]
    return [...category, `=message=${this.message}`]
  }
}

/** An argument this command does not have in this version. */
export const unknownParameter = (version: Version, name: string): Trap =>
  new Trap(atLeast(version, '7.0') ? `unknown parameter ${name}` : 'unknown parameter')

/** A value that cannot be read. */
export const invalidValue = (name: string): Trap => new Trap(`invalid value for argument ${name}`, 1)

/** A number outside its range; the text is a 7.23 router's. */
export const outOfRange = (name: string, min: number | bigint, max: number | bigint): Trap =>
  new Trap(`value of ${name} out of range (${min}..${max})`, 1)

/** A reference or a choice that names nothing. */
export const noMatch = (name: string): Trap => new Trap(`input does not match any value of ${name}`, 1)

/** A reference that is the beginning of several names. */
export const ambiguous = (name: string): Trap =>
  new Trap(`ambiguous value of ${name}, more than one possible value matches input`, 1)

/** An argument the command needs. */
export const missing = (name: string): Trap => new Trap(`missing =${name}=`)

/** An id or a name with nothing behind it. */
export const noSuchItem = (): Trap => new Trap('no such item', 0)

/** A command this menu does not have. */
export const noSuchCommand = (): Trap => new Trap('no such command')

/** A menu this router does not have: two traps, the first about the part of the path that is not there. */
export const noSuchMenu = (part: string): Trap =>
  new Trap('no such command prefix', undefined, new Trap(`no such command or directory (${part})`, 0))

/** The caller's group lacks a policy. */
export const notPermitted = (): Trap => new Trap('not enough permissions (9)')

/** A running command was cancelled. */
export const interrupted = (): Trap => new Trap('interrupted', 2)

/** A login that failed, in this version's words. */
export function loginRefused(version: Version): Trap {
  if (!atLeast(version, '6.43')) return new Trap('cannot log in')
  return new Trap(`invalid user name or password${atLeast(version, '6.45') ? ' (6)' : ''}`)
}

/** A command that real routers have and this one does not practise. */
export const notPractised = (command: string): Trap => new Trap(`failure: the practice router does not do ${command}`)
