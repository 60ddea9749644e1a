/** Who may do what: the roles as named sets of permissions, one table that reads like a policy. */

export const ROLES = ['super_admin', 'manager', 'staff'] as const
export type Role = (typeof ROLES)[number]

/** Each permission, and the roles that hold it. */
const POLICY = {
  /** Sell tokens and take money for them. */
  'token.sell': ['super_admin', 'manager', 'staff'],
  /** See one's own sales. */
  'sale.read_own': ['super_admin', 'manager', 'staff'],
  /** See everybody's sales at this location. */
  'sale.read_all': ['super_admin', 'manager'],
  /** Print a ticket again, and answer whether one came out. */
  'ticket.print': ['super_admin', 'manager', 'staff'],
  /** Ask a router or printer to be tried again now. */
  'equipment.retry': ['super_admin', 'manager', 'staff'],
  /** See routers and printers as they are set up. */
  'equipment.read': ['super_admin', 'manager'],
  /** Set up routers and printers. */
  'equipment.edit': ['super_admin'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof POLICY
export const PERMISSIONS = Object.keys(POLICY) as readonly Permission[]

/**
 * What a call needs: a permission, or one of three states of the caller.
 *
 * `first_run` holds only until the counter has been set up: then nobody has it, whatever their role.
 */
export type Access = Permission | 'anyone' | 'signed_in' | 'first_run'

/** Does this role hold this permission? */
export function holds(role: Role, permission: Permission): boolean {
  return (POLICY[permission] as readonly Role[]).includes(role)
}

/** May a caller with this role (none when signed out) make a call that needs this? */
export function allows(role: Role | undefined, needs: Access, isSetUp: boolean): boolean {
  if (needs === 'anyone') return true
  if (needs === 'first_run') return !isSetUp
  if (role === undefined) return false
  return needs === 'signed_in' || holds(role, needs)
}
