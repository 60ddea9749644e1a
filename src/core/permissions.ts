/** Who may do what: the roles as named sets of permissions, one table that reads like a policy. */
import type { Reason } from './errors.ts'

export const ROLES = ['super_admin', 'manager', 'staff'] as const
export type Role = (typeof ROLES)[number]

interface Rule {
  readonly roles: readonly Role[]
  /** What holding it allows; printed in `docs/permissions.md`. */
  readonly allows: string
  /** A refused attempt is written into the journal. */
  readonly sensitive?: true
}

const EVERYBODY = ROLES
const LEADERS = ['super_admin', 'manager'] as const
const OWNER = ['super_admin'] as const

/** Each permission, the roles that hold it, and what it is for. */
const POLICY = {
  'token.sell': { roles: EVERYBODY, allows: 'Sell tokens and take money for them.' },
  'till.work': {
    roles: EVERYBODY,
    allows: 'Open a shift, count and close one’s own, and write down cash that goes into the drawer or the safe.',
  },
  'till.lead': {
    roles: LEADERS,
    allows: 'Sell into, look into and close somebody else’s shift; take cash out of a drawer.',
    sensitive: true,
  },
  'sale.read_own': {
    roles: EVERYBODY,
    allows: 'See one’s own sales of today, and one’s own takings of the last weeks.',
  },
  'sale.read_all': { roles: LEADERS, allows: 'See everybody’s sales at one’s locations.' },
  'sale.refund': {
    roles: EVERYBODY,
    allows: 'Give money back for a sale one may see; above one’s limit, somebody else approves it.',
    sensitive: true,
  },
  'sale.discount': {
    roles: EVERYBODY,
    allows: 'Sell below the price, with a reason; above one’s limit, somebody else approves it.',
    sensitive: true,
  },
  'account.read': {
    roles: EVERYBODY,
    allows: 'Sell on a customer’s account: their name, and what is left of their limit.',
  },
  'money.edit': {
    roles: LEADERS,
    allows: 'Fix exchange rates; see and change customers with an account, their limits, and take what they owe.',
    sensitive: true,
  },
  'tax.edit': {
    roles: OWNER,
    allows: 'Set taxes, the rounding of cash, and which ways of paying are taken.',
    sensitive: true,
  },
  'approval.give': {
    roles: LEADERS,
    allows: 'Approve, with a PIN or password on the spot, what is above somebody else’s limit.',
    sensitive: true,
  },
  'token.find': {
    roles: EVERYBODY,
    allows: 'Look up a code that a customer brings, and see what is left of it.',
  },
  'token.free_device': { roles: EVERYBODY, allows: 'Let a code that is tied to one device move to another, once.' },
  'token.block': { roles: LEADERS, allows: 'Block a sold code, and let it in again.', sensitive: true },
  'token.extend': {
    roles: LEADERS,
    allows: 'Add time, data or days to a sold code without a charge.',
    sensitive: true,
  },
  'token.read_all': {
    roles: LEADERS,
    allows: 'Look up every code, unsold ones too, by parts of notes and by anybody’s sale.',
  },
  'token.void': { roles: LEADERS, allows: 'Take an unsold code out for good.', sensitive: true },
  'stock.edit': {
    roles: LEADERS,
    allows: 'Set how many codes of a package lie ready on its routers.',
    sensitive: true,
  },
  'plan.read': { roles: LEADERS, allows: 'See every package, with its prices past and planned.' },
  'plan.edit': {
    roles: OWNER,
    allows: 'Add, change and retire packages, and set what they cost.',
    sensitive: true,
  },
  'token.compensate': {
    roles: LEADERS,
    allows: 'Give back time to everybody who was online in an outage.',
    sensitive: true,
  },
  'batch.read': { roles: LEADERS, allows: 'See batches, their codes and what became of each.' },
  'batch.make': { roles: LEADERS, allows: 'Make batches of codes before they are sold.', sensitive: true },
  'batch.control': {
    roles: LEADERS,
    allows: 'Stop a batch, extend, void and print its slips, hand them to a seller and settle.',
    sensitive: true,
  },
  'ticket.print': { roles: EVERYBODY, allows: 'Print a ticket again, and answer whether one came out.' },
  'drawer.open': {
    roles: LEADERS,
    allows: 'Open the cash drawer without a sale; each time is written down and counted.',
    sensitive: true,
  },
  'design.edit': { roles: LEADERS, allows: 'Change what tickets look like, their texts and the logo on them.' },
  'online.read': { roles: EVERYBODY, allows: 'See who is online, what they use, and which devices are blocked.' },
  'online.control': {
    roles: LEADERS,
    allows: 'Disconnect a device, keep one off the hotspot, and let it on again.',
    sensitive: true,
  },
  'equipment.retry': { roles: EVERYBODY, allows: 'Have a router or printer tried again now.' },
  'equipment.read': { roles: LEADERS, allows: 'See routers, printers and settings of this counter.' },
  'router.settle': {
    roles: LEADERS,
    allows: 'Decide about a router’s waiting and refused codes, its differences, and a device that was exchanged.',
    sensitive: true,
  },
  'equipment.edit': { roles: OWNER, allows: 'Set up routers and printers.', sensitive: true },
  'counter.edit': { roles: OWNER, allows: 'Change how this counter works, such as when it locks.', sensitive: true },
  'location.edit': { roles: OWNER, allows: 'Add and rename locations.', sensitive: true },
  'people.read': { roles: LEADERS, allows: 'See the people of one’s locations.', sensitive: true },
  'people.unlock': {
    roles: LEADERS,
    allows: 'End the wait after wrong PINs; a Manager for Staff of the same locations only.',
    sensitive: true,
  },
  'people.edit': {
    roles: OWNER,
    allows: 'Add people, change their role, locations and limits, disable them, reset passwords.',
    sensitive: true,
  },
  'batch.print': {
    roles: LEADERS,
    allows: 'Print a batch’s slips on sheets, and save its codes as a table.',
    sensitive: true,
  },
  'reconcile.read': {
    roles: LEADERS,
    allows: 'See whether cash, sales and router tell the same story, and the rows where they do not.',
    sensitive: true,
  },
  'report.read': { roles: LEADERS, allows: 'See what was taken, today and in any period, by anything.' },
  'report.export': {
    roles: LEADERS,
    allows: 'Print reports, and save them and all sales, payments and refunds of a period as files.',
    sensitive: true,
  },
  'audit.read': {
    roles: LEADERS,
    allows: 'Read, search and verify this counter’s journal, whomever it is about.',
    sensitive: true,
  },
  'audit.export': { roles: LEADERS, allows: 'Save the journal as CSV or PDF.', sensitive: true },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof POLICY
export const PERMISSIONS = Object.keys(POLICY) as readonly Permission[]

/** The line of the policy about this permission. */
export function ruleOf(permission: Permission): Rule {
  return POLICY[permission]
}

/**
 * What a call needs: a permission, or one of four states of the caller.
 *
 * `known` is somebody signed in, even behind the lock or with a password that must be changed first; `signed_in` is
 * somebody who may work. `first_run` holds only until the counter has been set up: then nobody has it.
 */
export type Access = Permission | 'anyone' | 'known' | 'signed_in' | 'first_run'

/** Does this role hold this permission? */
export function holds(role: Role, permission: Permission): boolean {
  return ruleOf(permission).roles.includes(role)
}

/** What decides about a caller: their role, and what stands between them and the counter. */
export interface Standing {
  readonly role: Role
  /** The screen is locked until they enter PIN or password. */
  readonly locked: boolean
  /** Somebody else set their password. */
  readonly mustChangePassword: boolean
}

/** Why this caller (undefined when signed out) may not make a call that needs this; undefined when they may. */
export function barrierTo(needs: Access, caller: Standing | undefined, isSetUp: boolean): Reason | undefined {
  if (needs === 'anyone') return undefined
  if (needs === 'first_run') return isSetUp ? 'already_set_up' : undefined
  if (!caller) return 'sign_in_first'
  if (needs === 'known') return undefined
  if (caller.locked) return 'screen_locked'
  if (caller.mustChangePassword) return 'change_password_first'
  return needs === 'signed_in' || holds(caller.role, needs) ? undefined : 'not_allowed'
}

/** Is a refused call that needs this worth a journal entry? */
export function isSensitive(needs: Access): boolean {
  return Object.hasOwn(POLICY, needs) && ruleOf(needs as Permission).sensitive === true
}
