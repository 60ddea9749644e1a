/** The expiry sweep as the doctor knows it: the scheduler entry that ends on the router what has run out. */
export const SWEEP_NAME = 'teller-sweep'
/** What its comment begins with, as on every record of ours. */
export const SWEEP_MARK = 'teller1'
/** Without these its script cannot find, end and disconnect users. */
export const SWEEP_POLICIES = ['read', 'write', 'test'] as const
