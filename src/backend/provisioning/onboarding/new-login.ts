/** The login that the counter will have on the router: its name, its password, and the little it may do. */
import type { RandomBelow } from '../../../core/codes.ts'
import { grantInMark } from '../grant.ts'
import { writeMark } from '../mark.ts'
import type { Findings } from './findings.ts'
import { sameValue } from './same-value.ts'

/**
 * All that selling, expiry, live sessions and the doctor need: no users, no files, no reboot, no console.
 *
 * `sensitive` reads passwords of vouchers back; `test` runs the scripts that the router keeps for expiry.
 */
export const POLICY = 'read,write,api,sensitive,test'

export type NewLogin = {
  readonly group: string
  readonly username: string
  readonly password: string
  /** In the comment of what this counter makes: `teller1:` and the end of the counter's id. */
  readonly mark: string
  /** The record of an earlier try that came to nothing; it gets a new password. */
  readonly againId?: string
}

export type LoginOptions = {
  readonly counterId: string
  /** User names by which the counter already works with some router: theirs may be this one. */
  readonly inUse: ReadonlySet<string>
  readonly random: RandomBelow
}

/** Chooses names that are free or ours: nobody else's user or group is ever touched. */
export function newLogin({ groups, users }: Findings, { counterId, inUse, random }: LoginOptions): NewLogin {
  const mark = writeMark({ grant: grantInMark({ id: counterId }) })
  const left = users.find(({ name = '', comment = '' }) => comment.split(' ')[0] === mark && !inUse.has(name))
  const userNames = new Set(users.map(({ name }) => name))
  const fits = (name: string) => {
    const group = groups.find((row) => row.name === name)
    return !group || sameValue('policy', POLICY, group.policy)
  }
  return {
    group: freeName('teller', fits),
    username: left?.name ?? freeName('teller', (name) => !userNames.has(name) && !inUse.has(name)),
    password: makePassword(random),
    mark,
    ...(left?.['.id'] !== undefined && { againId: left['.id'] }),
  }
}

/** `teller`, `teller2`, `teller3`…: the first that will do. */
export function freeName(base: string, isFree: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`
    if (isFree(name)) return name
  }
}

/** Plain ASCII, which routers before version 7 keep as it is; one of each kind, which some routers insist on. */
const kinds = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789', '-_.'] as const

/** 28 characters drawn from 65: more than anybody can guess. */
function makePassword(random: RandomBelow): string {
  const draw = (from: string) => from.charAt(random(from.length))
  const any = kinds.join('')
  return [...kinds.map(draw), ...Array.from({ length: 24 }, () => draw(any))].join('')
}
